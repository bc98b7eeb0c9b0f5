// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/html.h"
#include "core/report/latex.h"
#include "core/report/markdown.h"
#include "tests/core/report/sample_plots.h"
#include "tests/core/report/xml_balance.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace crossfade::report {
namespace {

using test::kHostile;
using test::kNan;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

Table smallTable()
{
    return {"Accuracy",
            {{"Method", Alignment::Left}, {"nDCG"}},
            {{"ours & co", Number{0.3312, 3, Interval{0.32, 0.342}, true}},
             {"a|b_c", NoValue{"no tags"}}},
            "run --json"};
}

Document documentOf(Item item)
{
    return {"Title", "", {}, {{"", 1, {std::move(item)}}}};
}

Document hostileDocument()
{
    Table table{kHostile,
                {{kHostile, Alignment::Left}, {kHostile}, {"n"}},
                {{kHostile, NoValue{kHostile}, Number{kNan}}},
                kHostile};
    Document document{kHostile, kHostile, {{kHostile, kHostile}}, {}};
    for (int i = 0; i < 5; ++i)
        document.sections.push_back(
            {kHostile,
             i,
             {Paragraph{kHostile}, Note{kHostile}, table,
              Figure{kHostile, test::sampleXy(), kHostile}, Figure{kHostile, XyPlot{}, ""}}});
    return document;
}

TEST(HtmlTest, WritesASmallTable)
{
    EXPECT_THAT(toHtml(documentOf(smallTable())), HasSubstr(
                                                      R"(<table>
<caption><strong>Table 1.</strong> Accuracy</caption>
<thead>
<tr><th scope="col">Method</th><th scope="col" class="right">nDCG</th></tr>
</thead>
<tbody>
<tr><th scope="row">ours &amp; co</th><td class="right"><strong>0.331</strong> <span class="interval">[0.320, 0.342]</span></td></tr>
<tr><th scope="row">a|b_c</th><td class="right">–</td></tr>
</tbody>
</table>
</div>
<p class="reasons">– no tags</p>
<p class="command">Made by <code>run --json</code></p>
)"));
}

TEST(HtmlTest, IsWellFormedAndHarmlessWithHostileText)
{
    const std::string html = toHtml(hostileDocument());
    EXPECT_EQ(test::xmlFault(html), "");
    EXPECT_THAT(html, Not(HasSubstr("<script")));
    EXPECT_THAT(html, Not(HasSubstr("nan")));
    EXPECT_THAT(html, Not(HasSubstr("src=")));
    EXPECT_THAT(html, HasSubstr("椎名林檎"));
    EXPECT_THAT(html, HasSubstr("prefers-color-scheme: dark"));
    EXPECT_THAT(html, HasSubstr("@media print"));
}

TEST(MarkdownTest, WritesASmallTable)
{
    EXPECT_EQ(toMarkdown(documentOf(smallTable())).text, R"(# Title

**Table 1.** Accuracy

| Method | nDCG |
| :--- | ---: |
| ours &amp; co | **0.331** \[0.320, 0.342\] |
| a\|b\_c | – |

– no tags

Made by `run --json`
)");
}

TEST(MarkdownTest, RefersToTheFiguresItReturns)
{
    const TextWithFiles result = toMarkdown(hostileDocument());
    ASSERT_THAT(result.files, SizeIs(10));
    for (const File& file : result.files) {
        EXPECT_THAT(result.text, HasSubstr("](" + file.name + ")"));
        EXPECT_EQ(test::xmlFault(file.content), "");
    }
    // Between backticks it is not read as HTML.
    EXPECT_THAT(result.text, Not(testing::ContainsRegex("[^`]<script")));
}

TEST(LatexTest, WritesASmallTable)
{
    EXPECT_THAT(toLatex(documentOf(smallTable())).text, HasSubstr(R"(\begin{table}[H]
\centering\footnotesize
\caption{Accuracy}
\fitted{%
\begin{tabular}{lr}
\toprule
Method & nDCG \\
\midrule
ours \& co & \stack{t}{r}{\textbf{0.331} \\[-.4ex] {\scriptsize {[}0.320, 0.342{]}}} \\
a\textbar{}b\_c & – \\
\bottomrule
\end{tabular}}
\par\smallskip
{\footnotesize – no tags\par}
{\footnotesize\raggedright Made by \texttt{run -{}-json}\par}
\end{table}
)"));
}

TEST(LatexTest, IsAnArticleWithBalancedBracesAndTheFiguresOfMarkdown)
{
    const TextWithFiles result = toLatex(hostileDocument());
    int depth = 0;
    for (std::size_t i = 0; i < result.text.size(); ++i) {
        const char c = result.text[i];
        if (c == '\\') ++i;
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        ASSERT_GE(depth, 0);
    }
    EXPECT_EQ(depth, 0);
    EXPECT_THAT(result.text, HasSubstr("\\documentclass"));
    EXPECT_TRUE(result.text.ends_with("\\end{document}\n"));
    const auto other = toMarkdown(hostileDocument()).files;
    ASSERT_EQ(result.files.size(), other.size());
    for (std::size_t i = 0; i < other.size(); ++i) {
        EXPECT_EQ(result.files[i].name, other[i].name);
        EXPECT_EQ(result.files[i].content, other[i].content);
    }
    EXPECT_THAT(result.text, HasSubstr("rsvg-convert -f pdf -o figure-1.pdf figure-1.svg"));
}

TEST(LatexTest, LongTitlesPathsAndOptionsMayBeDivided)
{
    Table table = smallTable();
    table.columns[1].title = "MSD, judged by OLGA";
    table.command = "run -p /a/b";
    const std::string text = toLatex(documentOf(table)).text;
    EXPECT_THAT(text, HasSubstr("Method & \\stack{b}{r}{MSD, judged by \\\\ OLGA} \\\\"));
    EXPECT_THAT(text, HasSubstr("run -p /\\allowbreak{}a/\\allowbreak{}b"));
}

TEST(LatexTest, BreaksALongTableOverPages)
{
    Table table = smallTable();
    table.rows.assign(100, table.rows.front());
    EXPECT_THAT(toLatex(documentOf(table)).text, HasSubstr("\\begin{longtable}{lr}"));
}

TEST(WritersTest, MarkReasonsWhereThereAreSeveral)
{
    Table table = smallTable();
    table.rows.push_back({"c", Number{kNan}});
    table.rows.push_back({"d", NoValue{"no tags"}});
    const std::string text = toMarkdown(documentOf(table)).text;
    EXPECT_THAT(text, HasSubstr("| c | –<sup>b</sup> |\n| d | –<sup>a</sup> |"));
    EXPECT_THAT(text, HasSubstr("–<sup>a</sup> no tags\n\n–<sup>b</sup> not a number\n"));
}

TEST(WritersTest, GiveTheSameBytesForTheSameDocument)
{
    EXPECT_EQ(toHtml(hostileDocument()), toHtml(hostileDocument()));
    EXPECT_EQ(toMarkdown(hostileDocument()).text, toMarkdown(hostileDocument()).text);
    EXPECT_EQ(toLatex(hostileDocument()).text, toLatex(hostileDocument()).text);
}

TEST(WritersTest, WriteAnEmptyDocument)
{
    EXPECT_EQ(test::xmlFault(toHtml({})), "");
    EXPECT_THAT(toMarkdown({}).files, SizeIs(0));
    EXPECT_THAT(toLatex({}).text, HasSubstr("\\maketitle"));
}

}  // namespace
}  // namespace crossfade::report
