// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/markdown.h"
#include "core/workflow/methods.h"
#include "core/workflow/report_sections.h"
#include "tests/support/matchers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace crossfade {
namespace {

using report::Figure;
using report::Section;
using testing::HasSubstr;
using testing::Not;

/// Two runs of a project, of which the second is the newest and was taught by known pairs.
class ReportDiagnosisTest : public testing::Test {
protected:
    ReportDiagnosisTest()
    {
        m_contents.project = "p.crossfade";
        m_contents.systems.resize(2);
        for (std::size_t s = 0; s < 2; ++s) {
            SystemResult& system = m_contents.systems[s];
            const RunId run{static_cast<std::int64_t>(s) + 1};
            system.key = {kContrastive, run};
            system.label = "run " + std::to_string(run.value) + ": subset";
            RunRecord record;
            record.id = run;
            m_contents.runs.emplace_back(record);
        }
        m_contents.systems[1].supervised = true;
        m_contents.leading = 1;
        m_diagnosis.redundancy = {
            {"audio", "tags"}, {1.0, 0.25, 0.25, 1.0}, {0.0, 8.0}, {0.0, 6.0}, 40};
        m_diagnosis.runs = {{RunId{1}, "one", {0.6, 0.9, {}}, true, false, {}},
                            {RunId{2}, "two", {0.8, 0.7, {}}, false, true, {}}};
    }
    std::vector<Section> sections() const { return diagnosisSections(m_contents, m_diagnosis); }
    static std::string text(const Section& section)
    {
        return report::toMarkdown({"", "", {}, {section}}).text;
    }

    ReportContents m_contents;
    Diagnosis m_diagnosis;
};

TEST_F(ReportDiagnosisTest, OverlapIsAMatrixAndUniqueHitsAreATable)
{
    const Section section = sections()[1];
    const auto& figure = std::get<Figure>(section.items[0]);
    const auto& plot = std::get<report::MatrixPlot>(figure.plot);
    EXPECT_EQ(plot.rows, (std::vector<std::string>{"audio", "tags"}));
    EXPECT_EQ(plot.values, (std::vector<std::vector<double>>{{1.0, 0.25}, {0.25, 1.0}}));
    EXPECT_THAT(figure.command, HasSubstr("diagnose -p p.crossfade"));
    const auto& table = std::get<report::Table>(section.items[1]);
    EXPECT_DOUBLE_EQ(std::get<report::Number>(table.rows[1][3]).value, 0.75);
    EXPECT_TRUE(std::holds_alternative<report::NoValue>(table.rows[0][3])) << "no hit to share";
    m_diagnosis.redundancy.queries = 0;
    EXPECT_THAT(text(sections()[1]), HasSubstr("No query can be placed by all modalities"));
}

TEST_F(ReportDiagnosisTest, TheDefaultIsASeriesOfItsOwnOnTheFrontier)
{
    const auto all = sections();
    const auto& figure = std::get<Figure>(all[2].items[0]);
    const auto& plot = std::get<report::XyPlot>(figure.plot);
    ASSERT_EQ(plot.scatters.size(), 2U);
    EXPECT_EQ(plot.scatters[0].name, "runs");
    EXPECT_EQ(plot.scatters[0].points[0].label, "run 2 †");
    EXPECT_EQ(plot.scatters[1].name, "default");
    EXPECT_EQ(plot.scatters[1].points[0].label, "run 1");
    EXPECT_DOUBLE_EQ(plot.scatters[1].points[0].x, 0.9) << "separation";
    EXPECT_DOUBLE_EQ(plot.scatters[1].points[0].y, 0.6) << "coherence";
    EXPECT_THAT(figure.caption, HasSubstr("trained with known pairs of the training split"));
    m_diagnosis.runs.clear();
    EXPECT_THAT(text(sections()[2]), HasSubstr("There is no run yet"));
}

TEST_F(ReportDiagnosisTest, SignaturesOfTheLeadingRunAreToldWithFigureAndAdvice)
{
    m_diagnosis.runs[0].signatures = {
        {SignatureKind::EarlyPlateau, "Of another run.", "loss", "Nothing."}};
    EXPECT_THAT(text(sections()[3]), HasSubstr("None was seen in run 2: subset †"));
    EXPECT_THAT(text(sections()[3]), Not(HasSubstr("Of another run")));
    m_diagnosis.runs[1].signatures = {
        {SignatureKind::Collapse, "All alike.", "coherence and separation", "Larger batches."},
        {SignatureKind::GiniRises, "Less even.", "accuracy and exposure", "Correct the hubs."}};
    const std::string told = text(sections()[3]);
    EXPECT_THAT(told, HasSubstr("Seen in run 2: subset †"));
    EXPECT_THAT(told, HasSubstr("All alike. (Figure: coherence and separation.) Larger batches."));
    EXPECT_THAT(told, HasSubstr("Less even. (Figure: accuracy and exposure.) Correct the hubs."));
    EXPECT_THAT(told, Not(HasSubstr("None was seen")));
}

TEST_F(ReportDiagnosisTest, WithoutARunOrADiagnosisANoteSaysSo)
{
    m_contents.systems[1].key = {"tags", {}};
    m_contents.runs[1].reset();
    EXPECT_THAT(text(sections()[3]), HasSubstr("No run is among the systems"));
    const auto failed = diagnosisSections(m_contents, Error{ErrorCode::Corrupt, "It is broken."});
    ASSERT_EQ(failed.size(), 1U);
    EXPECT_THAT(text(failed[0]), HasSubstr("It is broken."));
}

}  // namespace
}  // namespace crossfade
