// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/system_files.h"

#include "core/base/text.h"
#include "tests/support/matchers.h"
#include "tests/support/project_builder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace crossfade {
namespace {

using test::HasErrorCode;
using test::readBytes;
using test::TempDir;
using test::valueOf;

std::vector<std::vector<std::string>> tableOf(const std::filesystem::path& file, char separator)
{
    std::vector<std::vector<std::string>> rows;
    for (const std::string& line : splitText(readBytes(file), '\n'))
        if (!line.empty()) rows.push_back(splitText(line, separator));
    return rows;
}

class SystemFilesTest : public testing::Test {
protected:
    SystemFilesTest() { m_project.emplace(valueOf(Project::open(m_path))); }

    TempDir m_dir;
    std::filesystem::path m_path = test::makeTrainedProject(m_dir);
    std::optional<Project> m_project;
    Protocol m_protocol{QuerySet::All, CandidatePool::Catalogue, 10};
};

TEST_F(SystemFilesTest, RunAndJudgementsGiveTheValuesPerQuery)
{
    // The hub correction takes part in the scores.
    test::storeRandomRun(m_path, "fair", 8, R"({"hub-correction":"0.5","compare-on":"shared"})");
    const SystemKey run{"contrastive", {2}};
    const auto trec = m_dir / "a.run";
    const auto qrels = m_dir / "a.qrels";
    const auto table = m_dir / "a.tsv";
    const std::size_t queries =
        valueOf(exportTrecRun(*m_project, run, m_protocol, trec, JobContext()));
    EXPECT_EQ(valueOf(exportQrels(*m_project->catalogue(), m_protocol, qrels)), queries);
    EXPECT_EQ(valueOf(exportPerQuery(*m_project, run, m_protocol, table, JobContext())), queries);

    std::map<std::string, std::set<std::string>> relevant;
    for (const auto& row : tableOf(qrels, ' ')) relevant[row[0]].insert(row[2]);
    std::map<std::string, double> hits;
    std::string before;
    double score = 0.0;
    long long rank = 0;
    for (const auto& row : tableOf(trec, ' ')) {
        ASSERT_EQ(row.size(), 6U);
        EXPECT_EQ(row[5], "crossfade-run-2");
        if (row[0] == before) {
            EXPECT_LT(*parseNumber(row[4]), score) << row[0];
        }
        rank = row[0] == before ? rank + 1 : 1;
        EXPECT_EQ(*parseInteger(row[3]), rank);
        score = *parseNumber(row[4]);
        before = row[0];
        hits[row[0]] += relevant[row[0]].contains(row[2]) ? 1.0 : 0.0;
    }
    const auto rows = tableOf(table, '\t');
    EXPECT_EQ(rows[0], std::vector<std::string>{"# made up"});
    EXPECT_EQ(rows[1], (std::vector<std::string>{"id", "ndcg", "recall", "average_precision"}));
    ASSERT_EQ(rows.size(), queries + 2);
    for (std::size_t r = 2; r < rows.size(); ++r) {
        const std::string& id = rows[r][0];
        EXPECT_NEAR(*parseNumber(rows[r][2]), hits[id] / static_cast<double>(relevant[id].size()),
                    1e-12);
        EXPECT_EQ(*parseNumber(rows[r][1]) > 0.0, hits[id] > 0.0) << id;
    }
    EXPECT_EQ(readBytes(m_dir / "a.notice.txt"), "made up\n");
}

TEST_F(SystemFilesTest, AFileThatCannotBeWrittenIsAnError)
{
    const SystemKey tags{"tags", {}};
    const auto file = m_dir / "none/x";
    EXPECT_THAT(exportTrecRun(*m_project, tags, m_protocol, file, JobContext()),
                HasErrorCode(ErrorCode::Io));
    EXPECT_THAT(exportQrels(*m_project->catalogue(), m_protocol, file),
                HasErrorCode(ErrorCode::Io));
    EXPECT_THAT(exportPerQuery(*m_project, tags, m_protocol, file, JobContext()),
                HasErrorCode(ErrorCode::Io));
}

}  // namespace
}  // namespace crossfade
