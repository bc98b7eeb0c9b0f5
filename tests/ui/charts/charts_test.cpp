// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/gui.h"
#include "ui/charts/lorenz_chart.h"
#include "ui/charts/loss_chart.h"
#include "ui/charts/popularity_chart.h"
#include "ui/charts/set_chart.h"

#include <QBarCategoryAxis>
#include <QBarSeries>
#include <QBarSet>
#include <QChart>
#include <QHorizontalBarSeries>
#include <QLineSeries>
#include <QPalette>
#include <QValueAxis>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;

EvaluationReport report(double level)
{
    EvaluationReport r;
    r.k = 10;
    r.ndcg = level;
    r.queries = 9;
    r.popularity = {{"unknown", {}, 0, 0.0, {}},
                    {"low", {}, 3, level, {level - 0.1, level + 0.1}},
                    {"mid", {}, 3, level + 0.05, {level, level + 0.2}},
                    {"high", {}, 3, level + 0.1, {level, level + 0.3}}};
    r.modalities = {{"audio+tags", ModalityMask(3), 6, level, {}},
                    {"audio", ModalityMask(1), 3, level / 2, {}}};
    for (int i = 0; i <= 100; ++i) r.lorenz.push_back(std::pow(i / 100.0, 1.0 + level));
    return r;
}

void expectCurve(const QLineSeries& series, const std::vector<double>& lorenz)
{
    ASSERT_EQ(static_cast<std::size_t>(series.count()), lorenz.size());
    for (int i = 0; i < series.count(); ++i) {
        EXPECT_NEAR(series.at(i).x(), 100.0 * i / static_cast<double>(lorenz.size() - 1), 1e-9);
        EXPECT_NEAR(series.at(i).y(), 100.0 * lorenz[static_cast<std::size_t>(i)], 1e-9);
    }
}

std::vector<double> valuesOf(const QBarSet& set)
{
    std::vector<double> values;
    for (int i = 0; i < set.count(); ++i) values.push_back(set.at(i));
    return values;
}

template <typename Axis>
Axis* axisOf(const QChartView& view)
{
    for (QAbstractAxis* axis : view.chart()->axes())
        if (auto* found = qobject_cast<Axis*>(axis)) return found;
    return nullptr;
}

TEST(LorenzChartTest, DrawsTheReportsPoints)
{
    LorenzChart chart;
    chart.setReports(report(0.5), report(0.8));
    expectCurve(*chart.baselineSeries(), report(0.5).lorenz);
    expectCurve(*chart.nowSeries(), report(0.8).lorenz);
}

TEST(LorenzChartTest, WithoutASettingTheLearnedMixIsNow)
{
    LorenzChart chart;
    chart.setReports(report(0.5), std::nullopt);
    EXPECT_EQ(chart.baselineSeries()->count(), 0);
    expectCurve(*chart.nowSeries(), report(0.5).lorenz);
    chart.setReports(std::nullopt, std::nullopt);
    EXPECT_EQ(chart.nowSeries()->count(), 0);
}

TEST(PopularityChartTest, HasABarForEachGroupAndSaysWhichHasNoQuery)
{
    PopularityChart chart;
    chart.setReports(report(0.5), report(0.8));
    ASSERT_EQ(chart.series()->count(), 2);
    EXPECT_THAT(valuesOf(*chart.series()->barSets()[0]), testing::ElementsAre(0.0, 0.5, 0.55, 0.6));
    EXPECT_THAT(valuesOf(*chart.series()->barSets()[1]),
                testing::Pointwise(testing::DoubleNear(1e-9), {0.0, 0.8, 0.85, 0.9}));
    EXPECT_EQ(axisOf<QBarCategoryAxis>(chart)->categories(),
              QStringList({u"? (none)"_s, u"low"_s, u"mid"_s, u"high"_s}));
    EXPECT_GE(axisOf<QValueAxis>(chart)->max(), 1.1 - 1e-9) << "the intervals fit in";
}

TEST(PopularityChartTest, WithoutASettingThereIsOneSetInTheColourOfNow)
{
    PopularityChart chart;
    chart.setReports(report(0.5), report(0.8));
    chart.setReports(report(0.5), std::nullopt);
    ASSERT_EQ(chart.series()->count(), 1);
    EXPECT_EQ(chart.series()->barSets()[0]->color(), lightTheme().now);
    EXPECT_DOUBLE_EQ(chart.series()->barSets()[0]->at(1), 0.5);
}

TEST(PopularityChartTest, ShowsWhoIsShownInstead)
{
    EvaluationReport before = report(0.5);
    before.shown = {{"unknown", 10, 0.1}, {"low", 5, 0.2}, {"mid", 5, 0.3}, {"high", 0, 0.4}};
    EvaluationReport after = before;
    after.shown[1].share = 0.25;
    PopularityChart chart;
    chart.setReports(before, after);
    chart.setMeasure(PopularityChart::Shown);
    ASSERT_EQ(chart.series()->count(), 2);
    EXPECT_DOUBLE_EQ(chart.series()->barSets()[0]->at(1), 0.2);
    EXPECT_DOUBLE_EQ(chart.series()->barSets()[1]->at(1), 0.25);
    EXPECT_EQ(axisOf<QBarCategoryAxis>(chart)->categories().last(), u"high (none)"_s);
    EXPECT_THAT(chart.accessibleDescription(), test::Holds("low .25"));
    chart.setMeasure(PopularityChart::Ndcg);
    EXPECT_DOUBLE_EQ(chart.series()->barSets()[0]->at(1), 0.5);
}

TEST(SetChartTest, NamesTheSetsFromBelowAndSaysTheFigures)
{
    SetChart chart;
    chart.setReports(report(0.5), std::nullopt, 3);
    EXPECT_EQ(axisOf<QBarCategoryAxis>(chart)->categories(),
              QStringList({u"audio"_s, u"audio+tags"_s}));
    EXPECT_EQ(chart.accessibleDescription(), u"audio: .25; audio+tags: .50"_s);
}

TEST(SetChartTest, OfManySetsThoseWithMostQueriesAreShown)
{
    EvaluationReport many = report(0.5);
    many.modalities.clear();
    for (std::uint32_t set = 1; set <= 20; ++set)
        many.modalities.push_back({"set" + std::to_string(set), ModalityMask(set), set, 0.5, {}});
    SetChart chart;
    chart.setReports(many, std::nullopt, 5);
    const QStringList shown = axisOf<QBarCategoryAxis>(chart)->categories();
    EXPECT_EQ(shown.size(), 8);
    EXPECT_EQ(shown.first(), u"set13"_s);
    EXPECT_EQ(shown.last(), u"set20"_s);
}

std::vector<EpochReport> curve(int epochs)
{
    std::vector<EpochReport> made;
    for (int i = 1; i <= epochs; ++i) {
        EpochReport epoch;
        epoch.epoch = i;
        epoch.loss = 4.0 / i;
        if (i % 2 == 0) epoch.validationLoss = 5.0 / i;
        made.push_back(epoch);
    }
    return made;
}

const QLineSeries* validation(const LossChart& chart)
{
    return qobject_cast<QLineSeries*>(chart.chart()->series().last());
}

TEST(LossChartTest, DrawsEveryEpoch)
{
    LossChart chart;
    chart.setCurve(curve(5), 12);
    ASSERT_EQ(chart.series()->count(), 5);
    for (int i = 0; i < 5; ++i) EXPECT_EQ(chart.series()->at(i), QPointF(i + 1, 4.0 / (i + 1)));
    ASSERT_EQ(validation(chart)->count(), 2);
    EXPECT_EQ(validation(chart)->at(0), QPointF(2, 2.5));
    EXPECT_EQ(axisOf<QValueAxis>(chart)->max(), 12) << "room for the epochs to come";
    EXPECT_EQ(chart.accessibleDescription(), u"Epoch 5: loss 0.800"_s);
}

TEST(LossChartTest, IsEmptyBeforeTheFirstEpoch)
{
    LossChart chart;
    chart.setCurve(curve(5), 0);
    chart.setCurve({}, 40);
    EXPECT_EQ(chart.series()->count(), 0);
    EXPECT_EQ(validation(chart)->count(), 0);
    EXPECT_EQ(axisOf<QValueAxis>(chart)->max(), 40);
}

TEST(LossChartTest, OneEpochHasAnAxisToStandOn)
{
    LossChart chart;
    chart.setCurve(curve(1), 0);
    const auto axes = chart.chart()->axes();
    for (QAbstractAxis* axis : axes) {
        const auto* values = qobject_cast<QValueAxis*>(axis);
        EXPECT_LT(values->min(), values->max());
    }
}

TEST(ChartBaseTest, ChartsFollowThePalette)
{
    LorenzChart chart;
    chart.setPalette(darkTheme().palette());
    EXPECT_EQ(chart.nowSeries()->pen().color(), darkTheme().now);
    chart.setPalette(lightTheme().palette());
    EXPECT_EQ(chart.nowSeries()->pen().color(), lightTheme().now);
    EXPECT_EQ(chart.baselineSeries()->pen().style(), Qt::DashLine) << "not by colour alone";
}

TEST(ChartBaseTest, ChartsPaintEmptyAndFull)
{
    LorenzChart lorenz;
    PopularityChart popularity;
    SetChart sets;
    LossChart loss;
    for (const bool full : {false, true}) {
        const auto now = full ? std::optional(report(0.8)) : std::nullopt;
        const auto baseline = full ? std::optional(report(0.5)) : std::nullopt;
        lorenz.setReports(baseline, now);
        popularity.setReports(baseline, now);
        sets.setReports(baseline, now, 3);
        loss.setCurve(full ? curve(9) : std::vector<EpochReport>(), 9);
        for (QWidget* chart : {static_cast<QWidget*>(&lorenz), static_cast<QWidget*>(&popularity),
                               static_cast<QWidget*>(&sets), static_cast<QWidget*>(&loss)}) {
            chart->resize(300, 200);
            EXPECT_FALSE(chart->grab().isNull());
        }
    }
}

}  // namespace
}  // namespace crossfade::ui
