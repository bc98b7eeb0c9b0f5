// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/modality_reader.h"

#include "tests/support/matchers.h"
#include "tests/support/npy_bytes.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

#include <limits>

namespace crossfade {
namespace {

using test::HasErrorCode;
using test::HasErrorWith;
using test::npyFile;
using test::npyHeader;
using test::rawBytes;
using test::TempDir;
using test::valueOf;

class ModalityReaderTest : public testing::Test {
protected:
    ModalityReaderTest()
    {
        for (const char* id : {"a", "b", "c"})
            m_artists.emplace(id, static_cast<ArtistRow>(m_artists.size()));
    }
    Result<ModalityData> read(const std::string& name, const std::string& text)
    {
        m_faults = {};
        m_file = {name, 0, 0};
        return readModality(m_dir.write(name, text), m_artists, m_faults, m_file, JobContext());
    }
    Result<ModalityData> readArray(const std::string& npy, const std::string& ids)
    {
        m_faults = {};
        m_dir.write("x.ids.txt", ids);
        return readNpyModality(m_dir.write("x.npy", npy), m_artists, m_faults, m_file);
    }
    std::string fault(std::size_t i) const
    {
        return i < m_faults.shown().size() ? m_faults.shown()[i].text() : "no such fault";
    }

    TempDir m_dir;
    ArtistRows m_artists;
    FaultList m_faults;
    ImportReport::File m_file;
};

TEST_F(ModalityReaderTest, ReadsDenseNumbersInTheFilesOrder)
{
    const ModalityData data =
        valueOf(read("audio.tsv", "energy\tid\ttempo\n0.5\tc\t-1e2\n+2\ta\t3\n"));
    EXPECT_EQ(data.name, "audio");
    ASSERT_EQ(data.shape(), ModalityShape::Dense);
    const auto& dense = std::get<DenseData>(data.data);
    EXPECT_EQ(dense.columns, (std::vector<std::string>{"energy", "tempo"}));
    EXPECT_EQ(dense.artists, (std::vector<ArtistRow>{2, 0}));
    EXPECT_EQ(dense.values.values, (std::vector<float>{0.5F, -100.0F, 2.0F, 3.0F}));
    EXPECT_EQ(m_file.rows, 2U);
    EXPECT_TRUE(m_faults.empty());
}

TEST_F(ModalityReaderTest, FaultsOfDenseRowsNameLineValueAndColumn)
{
    const ModalityData data = valueOf(read("audio.tsv",
                                           "id\tx\ty\n"
                                           "a\t1\tloud\n"
                                           "a\t1\tnan\n"
                                           "b\tinf\t1\n"
                                           "b\t1e39\t1\n"
                                           "zed\t1\t1\n"
                                           "b\t\t1\n"
                                           "c\t1\t2\n"
                                           "c\t3\t4\n"));
    EXPECT_EQ(std::get<DenseData>(data.data).artists, std::vector<ArtistRow>{2});
    ASSERT_EQ(m_faults.count(), 7U);
    EXPECT_EQ(fault(0), "audio.tsv:2: The value \"loud\" in column \"y\" is not a number.");
    EXPECT_EQ(fault(1), "audio.tsv:3: The value \"nan\" in column \"y\" is not finite.");
    EXPECT_EQ(fault(2), "audio.tsv:4: The value \"inf\" in column \"x\" is not finite.");
    EXPECT_EQ(fault(3), "audio.tsv:5: The value \"1e39\" in column \"x\" is not finite.");
    EXPECT_EQ(fault(4), "audio.tsv:6: The artist id \"zed\" is not in the artists file.");
    EXPECT_EQ(fault(5), "audio.tsv:7: The value \"\" in column \"x\" is not a number.");
    EXPECT_EQ(fault(6), "audio.tsv:9: The artist id \"c\" stood on line 8 already.");
}

TEST_F(ModalityReaderTest, ReadsTagsAndSumsRepeatedPairs)
{
    const ModalityData data = valueOf(read("tags.tsv",
                                           "id\ttag\tcount\n"
                                           "b\trock\t2\n"
                                           "a\tpop\t1.5\n"
                                           "b\tpop\t4\n"
                                           "b\trock\t0.5\n"));
    ASSERT_EQ(data.shape(), ModalityShape::Tags);
    const auto& tags = std::get<TagData>(data.data);
    EXPECT_EQ(tags.tags, (std::vector<std::string>{"pop", "rock"})) << "in sorted order";
    EXPECT_EQ(tags.entries,
              (std::vector<TagData::Entry>{{0, 0, 1.5F}, {1, 0, 4.0F}, {1, 1, 2.5F}}));
    EXPECT_EQ(m_file.rows, 3U);
    EXPECT_EQ(m_file.repeated, 1U);
}

TEST_F(ModalityReaderTest, TheOrderOfRowsDoesNotMatter)
{
    const auto one = valueOf(read("tags.tsv", "id\ttag\na\trock\nb\tpop\na\tjazz\n"));
    const auto other = valueOf(read("tags.tsv", "id\ttag\nb\tpop\na\tjazz\na\trock\n"));
    EXPECT_EQ(one, other);
}

TEST_F(ModalityReaderTest, ATagWithoutACountIsSaidOnce)
{
    const ModalityData data = valueOf(read("genres.csv", "id,tag\na,rock\na,rock\nb,rock\n"));
    EXPECT_EQ(std::get<TagData>(data.data).entries,
              (std::vector<TagData::Entry>{{0, 0, 2.0F}, {1, 0, 1.0F}}));
}

TEST_F(ModalityReaderTest, ReadsInteractionsWithOrWithoutPlays)
{
    const ModalityData data =
        valueOf(read("listening.tsv", "user\tid\tplays\nu2\tb\t10\nu1\ta\t3\nu2\ta\t1\n"));
    ASSERT_EQ(data.shape(), ModalityShape::Interactions);
    const auto& listening = std::get<InteractionData>(data.data);
    EXPECT_EQ(listening.users, (std::vector<std::string>{"u1", "u2"}));
    EXPECT_EQ(listening.entries,
              (std::vector<InteractionData::Entry>{{0, 0, 3.0F}, {0, 1, 1.0F}, {1, 1, 10.0F}}));
    EXPECT_EQ(std::get<InteractionData>(valueOf(read("l.tsv", "id\tuser\na\tu\n")).data).entries,
              (std::vector<InteractionData::Entry>{{0, 0, 1.0F}}));
}

TEST_F(ModalityReaderTest, FaultsOfLongRowsNameLineAndValue)
{
    static_cast<void>(valueOf(read("tags.tsv",
                                   "id\ttag\tcount\n"
                                   "a\trock\t0\n"
                                   "a\trock\t-1\n"
                                   "a\trock\tmany\n"
                                   "a\trock\tnan\n"
                                   "a\t\t1\n"
                                   "x\trock\t1\n"
                                   "a\trock\t1e-60\n"
                                   "a\trock\t1\n")));
    ASSERT_EQ(m_faults.count(), 7U);
    EXPECT_EQ(fault(0),
              "tags.tsv:2: The value \"0\" in column \"count\" is not a positive number.");
    EXPECT_NE(fault(1).find(":3: The value \"-1\""), std::string::npos);
    EXPECT_NE(fault(2).find(":4: The value \"many\""), std::string::npos);
    EXPECT_NE(fault(3).find(":5: The value \"nan\""), std::string::npos);
    EXPECT_EQ(fault(4), "tags.tsv:6: The tag is empty.");
    EXPECT_NE(fault(5).find(":7: The artist id \"x\""), std::string::npos);
    EXPECT_NE(fault(6).find(":8: The value \"1e-60\""), std::string::npos) << "0 as a float";
    EXPECT_EQ(m_file.rows, 1U);
}

TEST_F(ModalityReaderTest, RepeatedCountsStayFinite)
{
    const auto data =
        read("tags.tsv", "id\ttag\tcount\na\trock\t3e38\na\trock\t3e38\nb\trock\t1\n");
    ASSERT_TRUE(data.hasValue());
    for (const auto& entry : std::get<TagData>(data.value().data).entries)
        EXPECT_LE(entry.count, std::numeric_limits<float>::max());
}

TEST_F(ModalityReaderTest, RefusesHeadersOfNoKnownShape)
{
    EXPECT_THAT(read("x.tsv", "artist\tx\na\t1\n"), HasErrorWith("x.tsv:1: The column \"id\""));
    EXPECT_THAT(read("x.tsv", "id\na\n"), HasErrorWith("\"id\" is none of"));
    EXPECT_THAT(read("x.tsv", "id\ttag\tcount\tyear\n"), HasErrorWith("none of"));
    EXPECT_THAT(read("x.tsv", "id\ttag\tplays\n"), HasErrorWith("none of"));
    EXPECT_THAT(read("x.tsv", "user\tid\tcount\n"), HasErrorWith("none of"));
}

TEST_F(ModalityReaderTest, StopsWhenItIsCancelled)
{
    std::stop_source stop;
    stop.request_stop();
    const auto path = m_dir.write("audio.tsv", "id\tx\na\t1\n");
    EXPECT_THAT(readModality(path, m_artists, m_faults, m_file, JobContext(stop.get_token(), {})),
                HasErrorCode(ErrorCode::Cancelled));
}

TEST_F(ModalityReaderTest, ReadsAnArrayWithItsIds)
{
    const std::string npy =
        npyFile(npyHeader("<f4", "(2, 2)"), rawBytes<float>({1.0F, 2.0F, 3.0F, 4.0F}));
    for (const std::string ids : {"c\na\n", "c\na", "c\r\na\r\n"}) {
        const ModalityData data = valueOf(readArray(npy, ids));
        EXPECT_EQ(data.name, "x");
        const auto& dense = std::get<DenseData>(data.data);
        EXPECT_EQ(dense.columns, (std::vector<std::string>{"0", "1"}));
        EXPECT_EQ(dense.artists, (std::vector<ArtistRow>{2, 0}));
        EXPECT_EQ(dense.values.values, (std::vector<float>{1.0F, 2.0F, 3.0F, 4.0F}));
        EXPECT_TRUE(m_faults.empty());
    }
}

TEST_F(ModalityReaderTest, AnArrayAndItsIdsMustHaveTheSameLength)
{
    const std::string npy = npyFile(npyHeader("<f4", "(2, 1)"), rawBytes<float>({1.0F, 2.0F}));
    EXPECT_THAT(readArray(npy, "a\n"), HasErrorWith("1 id, but x.npy has 2 rows"));
    EXPECT_THAT(readArray(npy, "a\nb\nc\n"), HasErrorWith("3 ids"));
    EXPECT_THAT(readArray(npy, ""), HasErrorWith("0 ids"));
    EXPECT_THAT(readArray(npyFile(npyHeader("<f4", "(1, 0)"), ""), "a\n"),
                HasErrorWith("no columns"));
}

TEST_F(ModalityReaderTest, FaultsOfAnArrayNameRowOrLine)
{
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const std::string npy =
        npyFile(npyHeader("<f4", "(4, 1)"), rawBytes<float>({1.0F, nan, 3.0F, 4.0F}));
    const ModalityData data = valueOf(readArray(npy, "a\nb\nzed\na\n"));
    EXPECT_EQ(std::get<DenseData>(data.data).artists, std::vector<ArtistRow>{0});
    ASSERT_EQ(m_faults.count(), 3U);
    EXPECT_EQ(fault(0), "x.npy: Row 2 (\"b\") has nan in column 0, which is not finite.");
    EXPECT_EQ(fault(1), "x.ids.txt:3: The artist id \"zed\" is not in the artists file.");
    EXPECT_EQ(fault(2), "x.ids.txt:4: The artist id \"a\" stood on line 1 already.");
}

}  // namespace
}  // namespace crossfade
