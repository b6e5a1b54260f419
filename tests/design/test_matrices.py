"""A matrix is written without a template, and nothing that somebody typed becomes mark-up."""

from hyogi.design import matrices
from hyogi.design.charts import Grid
from hyogi.foundation.languages import Texts


def test_every_number_stands_in_the_picture_and_in_the_table() -> None:
    names = [Texts({"ja": "河口 <b>"}), "Sea & coast"]
    grid = Grid("Units", names, ["open", "<late>"], [[1200, None], [0, 7]])

    picture, table = "".join(matrices.pieces(grid)), "".join(matrices.lines(grid))

    assert matrices.height_of(grid) == 90
    assert [picture.count(f">{number}</text>") for number in ("1,200", "0", "7")] == [1, 1, 1]
    assert picture.count("<rect ") == 4
    assert 'class="piece heat-5"' in picture
    assert "<b>" not in picture + table
    assert "<late>" not in picture + table
    assert table == (
        '<tr><th scope="row"><span lang="ja">河口 &lt;b&gt;</span></th>'
        '<td class="n">1,200</td><td class="n">–</td></tr>'
        '<tr><th scope="row">Sea &amp; coast</th><td class="n">0</td><td class="n">7</td></tr>'
    )
