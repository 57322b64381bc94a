"""The commands give out and take in what the desk's pages do, a line for each row."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from companies.exchange.kinds import KINDS
from companies.models import Company, Intake, Ownership
from tests.factories import make_company, make_milestone

pytestmark = pytest.mark.django_db


def said(*arguments: object) -> list[str]:
    out = io.StringIO()
    call_command(*map(str, arguments), stdout=out)
    return out.getvalue().splitlines()


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    companies, ownerships = tmp_path / "companies-2.csv", tmp_path / "ownerships.csv"
    companies.write_text("slug,name,country\nkering,Kering,FR\ngucci,Gucci,IT\n")
    ownerships.write_text("owner,owned\nkering,gucci\n")
    return ownerships, companies


@pytest.mark.parametrize("format", ["csv", "json"])
def test_what_is_exported_is_imported_without_a_change(format: str, tmp_path: Path) -> None:
    make_milestone()
    make_company()
    written = said("export_register", tmp_path / "out", "--format", format)
    assert written == [str(tmp_path / "out" / f"{kind}.{format}") for kind in KINDS]
    full = [path for path in written if any(kind in path for kind in ("companies", "partnerships", "milestones"))]
    assert all("unchanged" in line for line in said("import_register", *full))


def test_files_that_name_each_other_are_taken_in_together(files: tuple[Path, Path]) -> None:
    kering = make_company(slug="kering", name="Kering", country="IT")
    lines = said("import_register", *files)
    assert lines == [
        f"{files[1]}, line 2: changed: Kering: country: 'IT' → 'FR'",
        f"{files[1]}, line 3: new: Gucci",
        f"{files[1]}: 1 new, 1 changed",
        f"{files[0]}, line 2: new: kering · gucci",
        f"{files[0]}: 1 new",
    ]
    assert Ownership.objects.get().owner == kering
    assert set(Intake.objects.values_list("kind", "name", "by")) == {
        ("companies", "companies-2.csv", None),
        ("ownerships", "ownerships.csv", None),
    }


def test_a_dry_run_says_the_same_and_leaves_nothing(files: tuple[Path, Path]) -> None:
    dry = said("import_register", *files, "--dry-run")
    assert not Company.objects.exists()
    assert not Intake.objects.exists()
    assert said("import_register", *files) == dry


def test_a_refused_row_ends_with_1_and_nothing_is_left_of_any_file(files: tuple[Path, Path]) -> None:
    files[0].write_text("owner,owned\nkering,gucci\nkering,chi\n")
    with pytest.raises(CommandError, match="Nothing was taken in") as refusal:
        said("import_register", *files)
    assert refusal.value.returncode == 1
    assert not Company.objects.exists()
    assert not Intake.objects.exists()


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("aziende.csv", b"", "isn't named by its kind: companies, people"),
        ("companies.csv", b"nome\nx\n", "companies.csv: line 1: There is no column “nome”"),
        ("companies.csv", None, "can't be opened: No such file or directory."),
    ],
)
def test_a_file_that_can_t_be_read_is_refused(name: str, data: bytes | None, sentence: str, tmp_path: Path) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(CommandError, match=sentence) as refusal:
        said("import_register", tmp_path / name)
    assert refusal.value.returncode == 1


def test_two_files_of_a_kind_are_refused(files: tuple[Path, Path]) -> None:
    with pytest.raises(CommandError, match="Two files are of the same kind."):
        said("import_register", files[0], files[0])
