// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/escape.h"

#include "core/report/number_text.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace crossfade::report {
namespace {

TEST(XmlTextTest, LeavesNoMarkupAndKeepsOtherScripts)
{
    EXPECT_EQ(xmlText("<script>alert(\"a\" & 'b')</script>"),
              "&lt;script&gt;alert(&quot;a&quot; &amp; &#39;b&#39;)&lt;/script&gt;");
    EXPECT_EQ(xmlText("椎名林檎 🎵"), "椎名林檎 🎵");
    EXPECT_EQ(xmlText(""), "");
}

TEST(XmlTextTest, ReplacesWhatXmlForbids)
{
    using namespace std::string_literals;
    EXPECT_EQ(xmlText("a\0b\x1b"
                      "c\x7f"s),
              "a\uFFFDb\uFFFDc\uFFFD");
    EXPECT_EQ(xmlText("\xff\xfe x \xc3"), "\uFFFD\uFFFD x \uFFFD");
    EXPECT_EQ(xmlText("\uFFFE|\u0085|é|\uFEFF"), "\uFFFD|\uFFFD|é|\uFEFF");
    EXPECT_EQ(xmlText(" two\n\n lines\t"), "two lines");
}

TEST(MarkdownTextTest, IsReadAsPlainText)
{
    EXPECT_EQ(
        markdownText("a | b \\ *c* _d_ `e` [f](g) <h> & $i$ ~~j~~"),
        "a \\| b \\\\ \\*c\\* \\_d\\_ \\`e\\` \\[f\\](g) &lt;h&gt; &amp; \\$i\\$ \\~\\~j\\~\\~");
    EXPECT_EQ(markdownText("1. first"), "1\\. first");
    EXPECT_EQ(markdownText("0.123"), "0.123");
    EXPECT_EQ(markdownText("- item"), "\\- item");
    EXPECT_EQ(markdownText("# 東京\n\n| x"), "\\# 東京 \\| x");
}

TEST(MarkdownCodeTest, HasMoreBackticksThanTheText)
{
    EXPECT_EQ(markdownCode("a --b 'c|d'"), "`a --b 'c|d'`");
    EXPECT_EQ(markdownCode("a ``b`` c"), "```a ``b`` c```");
    EXPECT_EQ(markdownCode("`x`"), "`` `x` ``");
    EXPECT_EQ(markdownCode(""), "");
}

TEST(LatexTextTest, EscapesEverySpecialCharacter)
{
    EXPECT_EQ(latexText("& % $ # _ { } ~ ^ \\"),
              "\\& \\% \\$ \\# \\_ \\{ \\} \\textasciitilde{} \\textasciicircum{} "
              "\\textbackslash{}");
    EXPECT_EQ(latexText("--seed a-b ---"), "-{}-seed a-b -{}-{}-");
    EXPECT_EQ(latexText("[x]*"), "{[}x{]}{*}");
    EXPECT_EQ(latexText("林檎 −0.5"), "林檎 $-$0.5");
}

TEST(NumberTextTest, HasFixedDigitsAndNeverNan)
{
    EXPECT_EQ(numberText(0.12345, 3), "0.123");
    EXPECT_EQ(numberText(-0.5, 1), "−0.5");
    EXPECT_EQ(numberText(-0.0001, 3), "0.000");
    EXPECT_EQ(numberText(17673, 0), "17,673");
    EXPECT_EQ(numberText(1234567.5, 2), "1,234,567.50");
    EXPECT_EQ(numberText(1e300, 2), "1.00e+300");
    EXPECT_EQ(numberText(std::nan(""), 3), "–");
    EXPECT_EQ(numberText(-std::numeric_limits<double>::infinity(), 3), "–");
}

}  // namespace
}  // namespace crossfade::report
