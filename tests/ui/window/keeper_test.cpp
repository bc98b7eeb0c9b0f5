// SPDX-License-Identifier: GPL-3.0-or-later
// The session that is kept while one works, and what is offered after a crash.
#include "core/workflow/project.h"
#include "tests/ui/support/window_test.h"
#include "ui/map/map_view.h"
#include "ui/models/session_marker.h"
#include "ui/widgets/mixer_panel.h"
#include "ui/window/explore_page.h"
#include "ui/window/session_keeper.h"
#include "ui/window/start_page.h"
#include "ui/window/workspace.h"

#include <QDir>
#include <QDockWidget>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

class KeeperWindowTest : public test::WindowTest {
protected:
    void keep()
    {
        window().keeper().save();
        ASSERT_TRUE(test::comesTrue([this] { return !window().keeper().saving(); }));
    }
    std::optional<std::string> kept(const fs::path& path) const
    {
        return test::valueOf(test::valueOf(Project::open(path)).loadSession());
    }
    void forgetAll() const
    {
        for (const LeftSession& left : sessionsLeft()) forgetSession(left);
    }
    /// A program was at a project and is gone.
    static void crash(const fs::path& path, const QString& artist)
    {
        const QString text = u"{\"project\": \"%1\", \"artist\": \"%2\"}"_s.arg(
            QString::fromStdString(path.string()), artist);
        ASSERT_TRUE(QDir().mkpath(SessionMarker::defaultFolder()));
        test::writeBytes(
            QDir(SessionMarker::defaultFolder()).filePath(u"crashed.session"_s).toStdString(),
            text.toStdString());
    }
    void SetUp() override
    {
        forgetAll();
        WindowTest::SetUp();
    }
};

TEST_F(KeeperWindowTest, WhatChangedIsKeptWhileTheWindowIsOpen)
{
    const fs::path path = trained();
    ASSERT_TRUE(window().openProject(path));
    ASSERT_TRUE(window().askFor(u"Björk"_s));
    keep();
    const auto first = kept(path);
    ASSERT_TRUE(first);
    EXPECT_NE(first->find("a101"), std::string::npos) << *first;
    // Nothing changed: what another wrote meanwhile is not written over.
    test::expectOk(test::valueOf(Project::open(path)).saveSession("elsewhere"));
    keep();
    EXPECT_EQ(kept(path), "elsewhere");
    press(Qt::Key_2);
    keep();
    EXPECT_NE(kept(path), "elsewhere");
    EXPECT_NE(kept(path), first);
}

TEST_F(KeeperWindowTest, PageMixerSideLayoutAndColoursComeBack)
{
    const fs::path path = trained();
    ASSERT_TRUE(window().openProject(path));
    ExplorePage& page = window().page();
    page.mixer()->setSide(MixerSide::Candidates);
    page.mapModels().layout.choose({LayoutMethod::Pca, 0});
    page.mapModels().colours.choose({ColourBy::Share, 1});
    window().workspace().showInspect();
    closeWindow();
    showWindow();
    ASSERT_TRUE(window().openProject(path));
    EXPECT_TRUE(window().workspace().inspecting());
    EXPECT_EQ(window().page().mixer()->side(), MixerSide::Candidates);
    EXPECT_EQ(window().page().mapModels().layout.key(), (LayoutKey{LayoutMethod::Pca, 0}));
    EXPECT_EQ(window().page().mapModels().colours.choice(), (ColourChoice{ColourBy::Share, 1}));
}

TEST_F(KeeperWindowTest, AfterACrashTheStartPageOffersToGoOn)
{
    const fs::path path = trained();
    ASSERT_TRUE(window().openProject(path));
    ASSERT_TRUE(window().askFor(u"Björk"_s));
    closeWindow();
    EXPECT_TRUE(sessionsLeft().empty()) << "it ended as it should";
    crash(path, u"Björk"_s);
    showWindow();
    auto* start = window().findChild<StartPage*>();
    EXPECT_TRUE(test::shows(*start, "sample was open, at Björk."));
    test::button(*start, "Go on where you were")->click();
    ASSERT_NE(window().session(), nullptr);
    EXPECT_EQ(asked(), "Björk");
    EXPECT_TRUE(sessionsLeft().empty()) << "it is not offered again";
}

TEST_F(KeeperWindowTest, TheOfferCanBeDismissed)
{
    const fs::path path = trained();
    closeWindow();
    crash(path, {});
    showWindow();
    auto* start = window().findChild<StartPage*>();
    EXPECT_TRUE(test::shows(*start, "sample was open."));
    test::button(*start, "Dismiss")->click();
    EXPECT_FALSE(test::shows(*start, "was open"));
    EXPECT_TRUE(sessionsLeft().empty());
}

TEST_F(KeeperWindowTest, AnOlderSessionWithoutAWindowOpens)
{
    const fs::path path = trained();
    ASSERT_TRUE(window().openProject(path));
    const std::string old = toJson(exploration().state(), exploration().run()->record.modalities);
    closeWindow();
    test::expectOk(storeSession(path, {old, "{broken"}));
    showWindow();
    ASSERT_TRUE(window().openProject(path));
    EXPECT_TRUE(window().workspace().exploring());
    EXPECT_EQ(window().message(), QString());
}

TEST_F(KeeperWindowTest, ThePanelsStandAsTheyStoodAlsoAfterACrash)
{
    ASSERT_TRUE(window().openProject(trained()));
    window().findChild<QDockWidget*>(u"jobs"_s)->show();
    keep();
    // The first was never closed.
    const MainWindow next;
    EXPECT_TRUE(next.findChild<QDockWidget*>(u"jobs"_s)->isVisibleTo(&next));
}

TEST_F(KeeperWindowTest, APassiveWindowKeepsNothingAndStandsAsANewOne)
{
    const fs::path path = trained();
    ASSERT_TRUE(window().openProject(path));
    ASSERT_TRUE(window().askFor(u"Björk"_s));
    window().workspace().showResearch();
    closeWindow();
    const auto before = kept(path);
    showWindow();
    window().keeper().setPassive();
    ASSERT_TRUE(window().openProject(path));
    EXPECT_TRUE(window().workspace().exploring());
    EXPECT_EQ(asked(), "Björk");
    ASSERT_TRUE(window().askFor(u"U2"_s));
    keep();
    test::expectOk(window().keeper().saveNow());
    EXPECT_EQ(kept(path), before);
    EXPECT_TRUE(QDir(SessionMarker::defaultFolder()).entryList({u"*.session"_s}).isEmpty());
}

}  // namespace
}  // namespace crossfade::ui
