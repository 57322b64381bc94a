# make run     a working site with its demo, on http://127.0.0.1:8000 (PORT=… for another port)
# make test    every test, in browsers too; what asks the database something on an older server as well
# make bench   how fast it is, on an archive of 100,000 stories (SMALL=1 make bench: 5,000, within three minutes)
# make golive  whether stories begin, end and change at their very instants, with the site's clock an hour wrong too
# make check   style, types, imports, templates, migrations, translations, deployment settings
# make editor  static/vendor/tiptap.js anew, after a change in vendor/tiptap (needs npm)

PYTHON = .venv/bin/python

.PHONY: run test bench golive check messages editor clean
run: .venv/run
	@$(PYTHON) -m newsroom.run

test: .venv/dev
	@$(PYTHON) -m tests.run

bench: .venv/dev
	@$(PYTHON) -m tests.bench

golive: .venv/dev
	@$(PYTHON) -m tests.bench.golive

check: .venv/dev
	@$(PYTHON) -m tests.check

messages: .venv/dev
	@$(PYTHON) -m tests.messages --write

editor:
	@sh vendor/tiptap/make.sh

.venv/run: requirements.txt set-up.sh
	@sh set-up.sh requirements.txt
	@touch $@

.venv/dev: requirements.txt requirements-dev.txt set-up.sh
	@sh set-up.sh requirements-dev.txt
	@touch $@ .venv/run

clean:
	rm -rf .venv .data
