from articles.manuscript.blocks import Block, render


def test_blocks_become_a_body_of_clean_html():
    assert render([Block("p", "uno <b>due</b><script>x</script>"), Block("p", ""), Block("h1", "h")]) == (
        "<p>uno <strong>due</strong></p><h2>h</h2>"
    )


def test_entities_and_fixed_spaces_pass_unchanged():
    assert render([Block("p", "5 &lt; 6 &amp;&amp; &gt;\xa0“sì”")]) == "<p>5 &lt; 6 &amp;&amp; &gt;\xa0“sì”</p>"


def test_the_text_of_a_block_has_spaces_where_its_lines_end():
    assert Block("ul", "<li>uno &amp;lt;</li><li>due<br>tre</li>").text == "uno &lt; due tre"
