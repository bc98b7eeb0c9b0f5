// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace crossfade {
namespace {

using Strings = std::vector<std::string>;

TEST(SplitTextTest, KeepsEmptyPartsAndRestoresWithJoin)
{
    EXPECT_EQ(splitText("a,b,,c", ','), (Strings{"a", "b", "", "c"}));
    EXPECT_EQ(splitText("", ','), Strings{""});
    EXPECT_EQ(splitText(",", ','), (Strings{"", ""}));
    for (const std::string text : {"", ",", "a", "a,,b,", ",x"})
        EXPECT_EQ(joinText(splitText(text, ','), ","), text);
}

TEST(ToLowerAsciiTest, ChangesAsciiLettersOnly)
{
    EXPECT_EQ(toLowerAscii("AZ[az]09"), "az[az]09");
    EXPECT_EQ(toLowerAscii("ÉÄ"), "ÉÄ");
}

TEST(ParseNumberTest, TakesWholeDecimalNumbers)
{
    EXPECT_EQ(parseNumber("1.5"), 1.5);
    EXPECT_EQ(parseNumber("-3e4"), -3e4);
    EXPECT_EQ(parseNumber("+7"), 7.0);
    EXPECT_EQ(parseNumber(".5"), 0.5);
    EXPECT_EQ(parseNumber("0"), 0.0);
    EXPECT_TRUE(std::isnan(parseNumber("nan").value_or(0.0)));
    EXPECT_EQ(parseNumber("inf"), std::numeric_limits<double>::infinity());
    EXPECT_EQ(parseNumber("-inf"), -std::numeric_limits<double>::infinity());
}

TEST(ParseNumberTest, RefusesWhatIsNotOneNumber)
{
    for (const char* text : {"", " 1", "1 ", "1,5", "1.5x", "0x10", "1e", "+", "-", "--1", "++1",
                             "+-1", "e5", "one", "1e999", "1\n"})
        EXPECT_FALSE(parseNumber(text).has_value()) << text;
}

TEST(ParseIntegerTest, TakesIntegersAndNothingElse)
{
    EXPECT_EQ(parseInteger("-12"), -12);
    EXPECT_EQ(parseInteger("9223372036854775807"), std::numeric_limits<long long>::max());
    for (const char* text : {"", "1.0", "9223372036854775808", " 1", "1 ", "0x1", "1e3"})
        EXPECT_FALSE(parseInteger(text).has_value()) << text;
}

struct Utf8Case {
    const char* what;
    std::string text;
    std::optional<std::size_t> firstBad;
};

TEST(FirstInvalidUtf8Test, AgreesWithTableThreeSevenOfUnicode)
{
    const Utf8Case cases[] = {
        {"nothing", "", {}},
        {"ASCII with NUL", std::string("a\0b", 3), {}},
        {"two bytes", "Björk", {}},
        {"three bytes", "坂本龍一", {}},
        {"four bytes", "a\xF0\x9F\x8E\xB5", {}},
        {"largest code point", "\xF4\x8F\xBF\xBF", {}},
        {"last before the surrogates", "\xED\x9F\xBF", {}},
        {"first after the surrogates", "\xEE\x80\x80", {}},
        {"a surrogate", "ab\xED\xA0\x80", 2},
        {"last surrogate", "\xED\xBF\xBF", 0},
        {"overlong slash, two bytes", "\xC0\xAF", 0},
        {"overlong, C1", "\xC1\xBF", 0},
        {"overlong, three bytes", "\xE0\x80\xAF", 0},
        {"shortest of three bytes", "\xE0\xA0\x80", {}},
        {"overlong, four bytes", "\xF0\x8F\xBF\xBF", 0},
        {"shortest of four bytes", "\xF0\x90\x80\x80", {}},
        {"over the largest code point", "\xF4\x90\x80\x80", 0},
        {"F5", "\xF5\x80\x80\x80", 0},
        {"lone continuation", "a\x80", 1},
        {"cut after one of two", "a\xC3", 1},
        {"cut after two of three", "ok\xE5\x9D", 2},
        {"cut after three of four", "\xF0\x9F\x8E", 0},
        {"Latin-1 é before ASCII", "caf\xE9 x", 3},
        {"FF", "\xFF", 0},
    };
    for (const Utf8Case& one : cases)
        EXPECT_EQ(firstInvalidUtf8(one.text), one.firstBad) << one.what;
}

TEST(WithThousandsTest, SetsCommasBetweenGroupsOfThree)
{
    EXPECT_EQ(withThousands(0), "0");
    EXPECT_EQ(withThousands(999), "999");
    EXPECT_EQ(withThousands(1000), "1,000");
    EXPECT_EQ(withThousands(17673), "17,673");
    EXPECT_EQ(withThousands(std::numeric_limits<std::uint64_t>::max()),
              "18,446,744,073,709,551,615");
}

TEST(ShortNumberTest, HasAsFewDigitsAsSayIt)
{
    EXPECT_EQ(shortNumber(0.001), "0.001");
    EXPECT_EQ(shortNumber(100000.0), "100000");
    EXPECT_EQ(shortNumber(0.1), "0.1");
    EXPECT_EQ(shortNumber(-2.0), "-2");
}

TEST(InQuotesTest, ShowsShortTextWhole)
{
    EXPECT_EQ(inQuotes("abc"), "\"abc\"");
    EXPECT_EQ(inQuotes(""), "\"\"");
    EXPECT_EQ(inQuotes("sixth", 5), "\"sixth\"");
}

TEST(InQuotesTest, CutsLongTextBeforeACharacterNotInsideIt)
{
    EXPECT_EQ(inQuotes("abcdef", 5), "\"abcde…\"");
    EXPECT_EQ(inQuotes("aé", 2), "\"a…\"");
    EXPECT_EQ(inQuotes("坂本", 5), "\"坂…\"");
    for (std::size_t most = 0; most < 16; ++most)
        EXPECT_FALSE(firstInvalidUtf8(inQuotes("aéö坂本\xF0\x9F\x8E\xB5z", most)).has_value())
            << most;
}

TEST(InQuotesTest, MakesControlCharactersAndBrokenUtf8Visible)
{
    EXPECT_EQ(inQuotes("a\tb\x1B[31m"), "\"a\\x09b\\x1b[31m\"");
    EXPECT_EQ(inQuotes("caf\xE9"), "\"caf\\xe9\"");
    EXPECT_FALSE(firstInvalidUtf8(inQuotes("\xED\xA0\x80\xFF\xC3")).has_value());
}

TEST(ShellQuotedTest, QuotesOnlyWhatNeedsIt)
{
    EXPECT_EQ(shellQuoted("a-1/b.c"), "a-1/b.c");
    EXPECT_EQ(shellQuoted("two words"), "'two words'");
    EXPECT_EQ(shellQuoted("it's"), "'it'\\''s'");
    EXPECT_EQ(shellQuoted(""), "''");
}

TEST(OnOneLineTest, MakesBlanksOfBreaksAndTabs)
{
    EXPECT_EQ(onOneLine("one line"), "one line");
    EXPECT_EQ(onOneLine(" a\r\nb\t c\n\n"), "a b c");
    EXPECT_EQ(onOneLine("é\n坂"), "é 坂");
    EXPECT_EQ(onOneLine(" \n"), "");
}

TEST(ExactNumberTest, IsTheShortestThatReadsBack)
{
    EXPECT_EQ(exactNumber(0.1), "0.1");
    EXPECT_EQ(exactNumber(0.1F), "0.1");
    EXPECT_EQ(exactNumber(static_cast<double>(0.1F)), "0.10000000149011612");
    EXPECT_EQ(exactNumber(1234.5), "1234.5");
    for (const double number : {1.0 / 3.0, -1e300, 5e-324, 0.0, 123456789.0})
        EXPECT_EQ(parseNumber(exactNumber(number)), number);
}

TEST(CountedTest, ChoosesSingularForOneOnly)
{
    EXPECT_EQ(counted(0, "artist", "artists"), "0 artists");
    EXPECT_EQ(counted(1, "artist", "artists"), "1 artist");
    EXPECT_EQ(counted(1200, "artist", "artists"), "1,200 artists");
}

}  // namespace
}  // namespace crossfade
