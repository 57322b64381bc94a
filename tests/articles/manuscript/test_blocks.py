from articles.manuscript.blocks import Block, clean, render


def test_everything_but_the_tags_of_a_body_is_removed():
    assert clean(
        '<p onclick="x()" title="a" lang="it">uno<script>x</script><img src="x">'
        '<a href="javascript:x">due</a>'
        '<a href="data:x">tre</a><a href="http://x.it" target="_blank">q</a><!-- c --></p><h1>h</h1>'
    ) == '<p>uno<a>due</a><a>tre</a><a href="http://x.it">q</a></p>h'  # fmt: skip


def test_entities_and_fixed_spaces_pass_unchanged():
    assert render([Block("p", "5 &lt; 6 &amp;&amp; &gt;\xa0“sì”")]) == "<p>5 &lt; 6 &amp;&amp; &gt;\xa0“sì”</p>"


def test_the_text_of_a_block_has_spaces_where_its_lines_end():
    assert Block("ul", "<li>uno &amp;lt;</li><li>due<br>tre</li>").text == "uno &lt; due tre"
