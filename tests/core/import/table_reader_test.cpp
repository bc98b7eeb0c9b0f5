// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/table_reader.h"

#include "tests/support/matchers.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

namespace crossfade {
namespace {

using test::HasErrorCode;
using test::HasErrorWith;
using test::TempDir;
using test::valueOf;
using Row = std::vector<std::string>;

/// All that a reader gives for some text.
struct Table {
    Row header;
    std::vector<Row> rows;
    std::vector<std::size_t> lines;
    FaultList faults;
};

Table read(const std::string& name, const std::string& text)
{
    const TempDir dir;
    TableReader reader = valueOf(TableReader::open(dir.write(name, text)));
    Table table;
    table.header = reader.header();
    for (Row row; reader.next(row, table.faults);) {
        table.rows.push_back(row);
        table.lines.push_back(reader.line());
    }
    EXPECT_EQ(reader.bytesRead(), reader.bytesTotal());
    return table;
}

std::string firstFault(const Table& table)
{
    return table.faults.empty() ? "" : table.faults.shown()[0].text();
}

Result<TableReader> openText(const std::string& name, const std::string& text)
{
    const TempDir dir;
    return TableReader::open(dir.write(name, text));
}

TEST(TableReaderTest, ReadsTabSeparatedWithoutQuoting)
{
    const Table table = read("t.tsv", "id\tname\na\tSay \"hi\", you\nb\t\"open\n");
    EXPECT_EQ(table.header, (Row{"id", "name"}));
    EXPECT_EQ(table.rows, (std::vector<Row>{{"a", "Say \"hi\", you"}, {"b", "\"open"}}));
    EXPECT_EQ(table.lines, (std::vector<std::size_t>{2, 3}));
    EXPECT_TRUE(table.faults.empty());
}

TEST(TableReaderTest, ReadsCommaSeparatedByRfc4180)
{
    const Table table = read("t.csv",
                             "id,name\n"
                             "a,\"Tyler, the Creator\"\n"
                             "b,\"\"\"Weird Al\"\" Yankovic\"\n"
                             "c,\"two\nlines\"\n"
                             "\"d\",\"\"\n"
                             "e,plain\n");
    EXPECT_EQ(table.rows, (std::vector<Row>{{"a", "Tyler, the Creator"},
                                            {"b", "\"Weird Al\" Yankovic"},
                                            {"c", "two\nlines"},
                                            {"d", ""},
                                            {"e", "plain"}}));
    EXPECT_EQ(table.lines, (std::vector<std::size_t>{2, 3, 4, 6, 7})) << "quoted breaks count";
    EXPECT_TRUE(table.faults.empty()) << firstFault(table);
}

TEST(TableReaderTest, UnderstandsCrlfAndAByteOrderMark)
{
    const Table tsv = read("t.tsv", "\xEF\xBB\xBFid\tname\r\na\tAnna\r\nb\t\r\n");
    EXPECT_EQ(tsv.header, (Row{"id", "name"}));
    EXPECT_EQ(tsv.rows, (std::vector<Row>{{"a", "Anna"}, {"b", ""}}));
    const Table csv = read("t.csv", "\xEF\xBB\xBF\"id\",name\r\n\"a\",\"An\r\nna\"\r\n");
    EXPECT_EQ(csv.header, (Row{"id", "name"}));
    EXPECT_EQ(csv.rows, (std::vector<Row>{{"a", "An\r\nna"}}));
}

TEST(TableReaderTest, NeedsNoNewlineAtTheEnd)
{
    EXPECT_EQ(read("t.tsv", "id\tname\na\tb").rows, (std::vector<Row>{{"a", "b"}}));
    EXPECT_EQ(read("t.csv", "id,name\na,\"b\"").rows, (std::vector<Row>{{"a", "b"}}));
    EXPECT_EQ(read("t.csv", "id,name\na,").rows, (std::vector<Row>{{"a", ""}}));
}

TEST(TableReaderTest, ForgivesOneEmptyLineAtTheEndOnly)
{
    EXPECT_TRUE(read("t.tsv", "id\tname\na\tb\n\n").faults.empty());
    const Table middle = read("t.tsv", "id\tname\na\tb\n\nc\td\n");
    EXPECT_EQ(firstFault(middle), "t.tsv:3: The line is empty.");
    EXPECT_EQ(middle.rows.size(), 2U) << "the others are read on";
}

TEST(TableReaderTest, PassesOverRaggedRowsAndSaysHow)
{
    const Table table = read("t.tsv", "id\tname\na\nb\t1\t2\nc\tok\n");
    EXPECT_EQ(table.rows, (std::vector<Row>{{"c", "ok"}}));
    ASSERT_EQ(table.faults.count(), 2U);
    EXPECT_EQ(table.faults.shown()[0].text(), "t.tsv:2: The row has 1 field, the header has 2.");
    EXPECT_EQ(table.faults.shown()[1].text(), "t.tsv:3: The row has 3 fields, the header has 2.");
}

TEST(TableReaderTest, PassesOverRowsThatAreNotUtf8)
{
    const Table table = read("t.tsv", "id\tname\na\tBj\xF6rk\nb\tok\n");
    EXPECT_EQ(table.rows, (std::vector<Row>{{"b", "ok"}}));
    EXPECT_EQ(firstFault(table), "t.tsv:2: The value \"Bj\\xf6rk\" is not UTF-8.");
}

TEST(TableReaderTest, NamesAQuotationMarkThatIsNeverClosed)
{
    const Table table = read("t.csv", "id,name\na,\"open\nb,c\n");
    EXPECT_TRUE(table.rows.empty());
    EXPECT_NE(firstFault(table).find("t.csv:2: A quotation mark is never closed"),
              std::string::npos)
        << firstFault(table);
}

TEST(TableReaderTest, RefusesTextAfterAClosingQuotationMark)
{
    const Table table = read("t.csv", "id,name\na,\"b\"c\nd,e\n");
    EXPECT_EQ(table.rows, (std::vector<Row>{{"d", "e"}}));
    EXPECT_NE(firstFault(table).find("t.csv:2: Text follows"), std::string::npos)
        << firstFault(table);
}

TEST(TableReaderTest, KeepsANulByteInsideAField)
{
    const Table table = read("t.tsv", std::string("id\tname\na\tx\0y\n", 15));
    ASSERT_EQ(table.rows.size(), 1U);
    EXPECT_EQ(table.rows[0][1], std::string("x\0y", 3));
}

TEST(TableReaderTest, FindsColumnsByName)
{
    const TempDir dir;
    const TableReader reader = valueOf(TableReader::open(dir.write("t.tsv", "id\tname\n")));
    EXPECT_EQ(reader.column("name"), 1U);
    EXPECT_FALSE(reader.column("Name").has_value());
    EXPECT_EQ(reader.fileName(), "t.tsv");
}

TEST(TableReaderTest, RefusesAFileWithoutASoundHeader)
{
    EXPECT_THAT(openText("t.tsv", ""), HasErrorWith("t.tsv:1: The file is empty"));
    EXPECT_THAT(openText("t.tsv", "\xEF\xBB\xBF"), HasErrorWith("empty"));
    EXPECT_THAT(openText("t.tsv", "id\tid\n"), HasErrorWith("\"id\" occurs twice"));
    EXPECT_THAT(openText("t.tsv", "id\t\n"), HasErrorWith("without a name"));
    EXPECT_THAT(openText("t.tsv", "\n"), HasErrorWith("without a name"));
    EXPECT_THAT(openText("t.tsv", "id\tn\xE9\n"), HasErrorWith("not UTF-8"));
    EXPECT_THAT(openText("t.csv", "\"id,name\n"), HasErrorWith("never closed"));
}

TEST(TableReaderTest, RefusesAFileThatIsNotThere)
{
    const TempDir dir;
    EXPECT_THAT(TableReader::open(dir / "none.tsv"), HasErrorCode(ErrorCode::Io));
    EXPECT_THAT(TableReader::open(dir / "none.tsv"), HasErrorWith("none.tsv"));
}

}  // namespace
}  // namespace crossfade
