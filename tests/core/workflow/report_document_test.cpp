// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/report_document.h"

#include "core/base/text.h"
#include "core/report/html.h"
#include "core/report/markdown.h"
#include "tests/support/catalogue_folder.h"
#include "tests/support/matchers.h"
#include "tests/support/project_builder.h"

#include <gtest/gtest.h>

#include <set>

namespace crossfade {
namespace {

using test::HasErrorCode;
using test::HasErrorWith;
using test::readBytes;
using test::TempDir;
using test::valueOf;

/// Leaves no artist with both audio and tags.
void spoilCompleteness(const TempDir& dir)
{
    std::set<std::string> kept;
    std::string audio;
    for (const std::string& line : splitText(readBytes(dir / "folder/audio.tsv"), '\n')) {
        if (line.empty() || kept.size() > 20) continue;
        audio += line + "\n";
        kept.insert(line.substr(0, line.find('\t')));
    }
    kept.erase("id");  // the header
    std::string tags;
    for (const std::string& line : splitText(readBytes(dir / "folder/tags.tsv"), '\n'))
        if (!line.empty() && !kept.contains(line.substr(0, line.find('\t')))) tags += line + "\n";
    dir.write("folder/audio.tsv", audio);
    dir.write("folder/tags.tsv", tags);
}

class ReportDocumentTest : public testing::Test {
protected:
    ReportDocumentTest() { m_request.protocol = {QuerySet::All, CandidatePool::Catalogue, 10}; }
    report::Document make()
    {
        Project project = valueOf(Project::open(m_path));
        return valueOf(makeReport(project, m_request, JobContext()));
    }
    std::string markdown() { return report::toMarkdown(make()).text; }

    TempDir m_dir;
    std::filesystem::path m_path = test::makeTrainedProject(m_dir);
    ReportRequest m_request;
};

TEST_F(ReportDocumentTest, HoldsEverySectionUnderTheNotice)
{
    const report::Document document = make();
    EXPECT_EQ(document.subtitle, "made up");
    std::string headings;
    for (const report::Section& section : document.sections) headings += section.heading + "\n";
    EXPECT_EQ(headings,
              "Systems\nAccuracy and exposure\nBy popularity of the query\n"
              "By what is known of the query\nComparisons\nMissing modalities\n"
              "1. Masked queries: what a query loses\n2. Groups: who is found by whom\n"
              "3. Query set by candidate set: how well sets find each other\n"
              "Training\nBehind the figures\nRedundancy of the single modalities\n"
              "Coherence and separation\nFailure signatures\nThe paper's values: other data\n");
    std::set<std::string> keys;
    for (const report::Fact& fact : document.provenance) keys.insert(fact.key);
    for (const char* key : {"Catalogue", "Data hash", "Queries", "Run 1", "Made by", "Command"})
        EXPECT_TRUE(keys.contains(key)) << key;
}

TEST_F(ReportDocumentTest, EveryTableAndFigureSaysWhatMakesItAgain)
{
    std::size_t count = 0;
    const report::Document document = make();
    for (const report::Section& section : document.sections) {
        for (const report::Item& item : section.items) {
            const std::string* command = nullptr;
            if (const auto* table = std::get_if<report::Table>(&item)) {
                command = &table->command;
                for (const auto& row : table->rows)
                    EXPECT_EQ(row.size(), table->columns.size()) << table->caption;
            }
            if (const auto* figure = std::get_if<report::Figure>(&item)) command = &figure->command;
            if (command == nullptr) continue;
            ++count;
            EXPECT_TRUE(command->starts_with("crossfade-cli ")) << *command;
            EXPECT_NE(command->find(m_path.string()), std::string::npos) << *command;
        }
    }
    EXPECT_GE(count, 16U);
}

TEST_F(ReportDocumentTest, IsTheSameTwice)
{
    EXPECT_EQ(report::toHtml(make()), report::toHtml(make()));
}

TEST_F(ReportDocumentTest, ListeningIsMeasuredTooAsOthersAreMeasuredByIt)
{
    m_request.systems = {{"contrastive", {1}}};
    const std::string text = markdown();
    EXPECT_NE(text.find("listening alone"), std::string::npos);
    EXPECT_NE(text.find("as a ratio to listening alone"), std::string::npos);
}

TEST_F(ReportDocumentTest, ARunTrainedWithKnownPairsIsMarkedWhereverItStands)
{
    const std::string without = markdown();
    EXPECT_EQ(without.find("†"), std::string::npos);
    test::storeRandomRun(m_path, "linked", 8, R"({"links-weight":"1"})");
    for (const report::Section& section : make().sections) {
        if (section.items.empty()) continue;
        const std::string text = report::toMarkdown({"", "", {}, {section}}).text;
        if (text.find("run 2") == std::string::npos) continue;
        EXPECT_NE(text.find("trained with known pairs of the training split"), std::string::npos)
            << section.heading;
    }
    EXPECT_NE(markdown().find("run 2: subset"), std::string::npos);
}

TEST_F(ReportDocumentTest, WhatCannotBeMeasuredIsANoteAndTheRestGoesOn)
{
    spoilCompleteness(m_dir);
    static_cast<void>(
        valueOf(importCatalogue(m_dir / "folder", m_path, test::quickImport(), JobContext())));
    const std::string run = markdown();  // its encodings are as they were
    EXPECT_NE(run.find("Nothing is stored of how run 1"), std::string::npos);
    EXPECT_NE(run.find("trained on an earlier state of the catalogue"), std::string::npos);
    m_request.systems = {{"tags", {}}};
    const std::string tags = markdown();
    EXPECT_NE(tags.find("The masking experiments can't be made. No query has all of"),
              std::string::npos);
    EXPECT_NE(tags.find("The paper's values"), std::string::npos);
}

TEST_F(ReportDocumentTest, WithoutARunTheLastBaselineIsLookedAt)
{
    m_request.systems = {{"tags", {}}};
    const std::string text = markdown();
    EXPECT_NE(text.find("No run is among the systems"), std::string::npos);
    EXPECT_NE(text.find("tags alone: masked queries"), std::string::npos);
}

TEST_F(ReportDocumentTest, TheExtensionSaysTheFormat)
{
    EXPECT_EQ(valueOf(reportFormatFrom("a.HTML")), ReportFormat::Html);
    EXPECT_EQ(valueOf(reportFormatFrom("a.md")), ReportFormat::Markdown);
    EXPECT_EQ(valueOf(reportFormatFrom("a.tex")), ReportFormat::Latex);
    EXPECT_THAT(reportFormatFrom("a.pdf"), HasErrorWith("\"a.pdf\" ends in \".pdf\""));
    EXPECT_THAT(reportFormatFrom("a"), HasErrorCode(ErrorCode::InvalidInput));
}

TEST_F(ReportDocumentTest, FiguresAreWrittenBesideTheText)
{
    m_request.systems = {{"tags", {}}, {"contrastive", {1}}};
    const auto written = valueOf(writeReport(make(), m_dir / "r.md"));
    ASSERT_GT(written.size(), 5U);
    EXPECT_EQ(written[1], m_dir / "figure-1.svg");
    EXPECT_TRUE(readBytes(written[1]).starts_with("<svg"));
    EXPECT_NE(readBytes(written[0]).find("(figure-1.svg)"), std::string::npos);
    EXPECT_EQ(valueOf(writeReport(make(), m_dir / "r.html")).size(), 1U);
    EXPECT_THAT(writeReport(make(), m_dir / "none/r.tex"), HasErrorCode(ErrorCode::Io));
    EXPECT_THAT(checkFolderOf(m_dir / "none/r.tex"), HasErrorWith("There is no folder"));
    EXPECT_THAT(checkFolderOf(m_dir / "folder"), HasErrorWith("is a folder"));
}

}  // namespace
}  // namespace crossfade
