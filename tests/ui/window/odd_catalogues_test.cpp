// SPDX-License-Identifier: GPL-3.0-or-later
// Catalogues at the edges of what there can be: nothing is shown that is no number, and nothing is
// empty without a reason.
#include "core/workflow/import_catalogue.h"
#include "tests/support/matchers.h"
#include "tests/support/project_builder.h"
#include "tests/support/temp_dir.h"
#include "tests/ui/support/window_test.h"
#include "ui/charts/slope_chart.h"
#include "ui/window/explore_page.h"
#include "ui/window/neighbour_panel.h"
#include "ui/window/simulate_dialog.h"

#include <QRegularExpression>
#include <QTableView>

#include <cmath>
#include <functional>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;

const QRegularExpression kNotANumber(QStringLiteral("\\b-?(nan|inf)\\b"));
const std::vector<std::string> kTwo = {"audio", "tags"};
const std::vector<std::string> kEight = {"audio", "covers", "lyrics", "places",
                                         "prose", "scores", "video",  "voice"};

class OddCataloguesWindowTest : public test::WindowTest {
protected:
    /// A catalogue of dense modalities, and a run.
    void openMade(std::size_t artists, const std::vector<std::string>& modalities,
                  const std::function<void(const std::filesystem::path&)>& storeRun)
    {
        const auto catalogue = folder() / "odd";
        std::filesystem::create_directories(catalogue);
        std::string table = "id\tname\tpopularity\n";
        for (std::size_t i = 0; i < artists; ++i)
            table += "a" + std::to_string(i) + "\tArtist " + std::to_string(i) + "\t" +
                     std::to_string(10 * i) + "\n";
        test::writeBytes(catalogue / "artists.tsv", table);
        for (std::size_t m = 0; m < modalities.size(); ++m) {
            std::string rows = "id\tx\ty\tz\n";
            for (std::size_t i = 0; i < artists; ++i) {
                const std::size_t n = (i * 7 + m * 3 + 1) % 11;
                rows += "a" + std::to_string(i) + "\t" + std::to_string(n) + "\t" +
                        std::to_string(n * n % 5) + "\t1\n";
            }
            test::writeBytes(catalogue / (modalities[m] + ".tsv"), rows);
        }
        const auto project = folder() / "odd.crossfade";
        test::valueOf(importCatalogue(catalogue, project, test::quickImport(), {}));
        storeRun(project);
        ASSERT_TRUE(window().openProject(project)) << window().message().toStdString();
        test::drainEvents();
    }

    /// All that a person may press, with a look at what is shown after each.
    void tryEverything(std::size_t modalities)
    {
        window().setFocus();
        const auto digit = [](std::size_t m) {
            return static_cast<Qt::Key>(static_cast<std::size_t>(Qt::Key_1) + m);
        };
        look("at first");
        for (std::size_t m = 0; m < modalities; ++m) {
            press(digit(m));
            look("one more is off");
        }
        press(Qt::Key_F7);
        look("nothing is pinned");
        for (std::size_t m = 0; m < modalities; m += 2) press(digit(m));
        look("some are on");
        press(Qt::Key_F8);
        look("at the baseline");
        press(Qt::Key_R, Qt::ControlModifier);
        window().page().neighbours()->showView(NeighbourPanel::Changes);
        look("slopes");
        window().page().simulate();
        exploration().setMissing({0.5, ModalityMask::firstN(modalities), 3});
        look("half is missing");
        exploration().setMissing({1.0, ModalityMask::firstN(modalities), 3});
        look("all is missing");
        exploration().setSets(ModalityMask(1), ModalityMask(2));
        look("two sets");
        window().page().neighbours()->showView(NeighbourPanel::List);
        EXPECT_TRUE(evaluationSettles());
        look("settled");
    }

    void look(const char* when)
    {
        test::drainEvents();
        for (const QLabel* label : window().findChildren<QLabel*>())
            EXPECT_FALSE(label->text().contains(kNotANumber))
                << when << ": " << label->text().toStdString();
        const NeighbourList& list = exploration().neighbours();
        EXPECT_NE(list.rows.empty(), list.reason.empty()) << when;
        for (const NeighbourRow& row : list.rows) {
            EXPECT_TRUE(std::isfinite(row.score)) << when;
            EXPECT_NEAR(row.parts.sum() + row.correction, row.score, 1e-4F) << when;
        }
        EXPECT_FALSE(window().grab().isNull());
    }
};

TEST_F(OddCataloguesWindowTest, ASingleArtistHasNobodyToBeComparedWith)
{
    openMade(5, kTwo, [](const auto& project) { test::storeAlikeRun(project, "lonely", 1); });
    EXPECT_EQ(asked(), "Artist 0");
    EXPECT_EQ(exploration().neighbours().reason,
              "There is nobody else to compare with: all others lack what is on.");
    tryEverything(2);
}

TEST_F(OddCataloguesWindowTest, IdenticalVectorsAreAllAlike)
{
    openMade(30, kTwo, [](const auto& project) { test::storeAlikeRun(project, "alike"); });
    for (const NeighbourRow& row : exploration().neighbours().rows)
        EXPECT_NEAR(row.score - row.correction, 1.0F, 1e-4F);
    tryEverything(2);
}

TEST_F(OddCataloguesWindowTest, TwoModalitiesAreEnough)
{
    openMade(40, kTwo, [](const auto& project) { test::storeRandomRun(project, "run"); });
    tryEverything(2);
}

TEST_F(OddCataloguesWindowTest, EightModalitiesHaveEightStripsAndKeys)
{
    openMade(40, kEight, [](const auto& project) { test::storeRandomRun(project, "run"); });
    press(Qt::Key_8);
    EXPECT_FALSE(exploration().state().comparison.query.on.has(7));
    press(Qt::Key_8);
    tryEverything(8);
}

}  // namespace
}  // namespace crossfade::ui
