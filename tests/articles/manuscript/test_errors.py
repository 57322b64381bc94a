import pickle

from articles.manuscript import UnreadableManuscript


def test_an_error_fills_its_constant_message_with_its_params():
    error = UnreadableManuscript("More than %(megabytes)d MB.", megabytes=5)

    assert str(error) == "More than 5 MB."
    assert error.message == "More than %(megabytes)d MB."
    assert error.params == {"megabytes": 5}
    assert isinstance(error, ValueError)


def test_an_error_survives_pickling():
    error = pickle.loads(pickle.dumps(UnreadableManuscript("More than %(megabytes)d MB.", megabytes=5)))

    assert str(error) == "More than 5 MB."
