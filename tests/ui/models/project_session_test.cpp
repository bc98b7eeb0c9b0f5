// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/project_session.h"

#include "core/workflow/import_catalogue.h"
#include "core/workflow/train_run.h"
#include "tests/support/project_builder.h"
#include "tests/ui/support/gui.h"
#include "tests/ui/support/sample_project.h"

#include <QSignalSpy>

#include <fstream>
#include <thread>

namespace crossfade::ui {
namespace {

using test::comesTrue;

class ProjectSessionTest : public test::SampleProjectTest {
protected:
    static std::unique_ptr<ProjectSession> open(const std::filesystem::path& path)
    {
        return test::valueOf(ProjectSession::open(path));
    }
};

TEST_F(ProjectSessionTest, OpensOnTheNewestRun)
{
    const auto path = trained();
    test::storeRandomRun(path, "newer");
    const auto session = open(path);
    ASSERT_EQ(session->runs().size(), 2U);
    EXPECT_EQ(session->run()->record.name, "newer");
    EXPECT_EQ(session->catalogue()->size(), test::kArtists);
    EXPECT_EQ(session->path(), path);
}

TEST_F(ProjectSessionTest, AProjectWithoutRunShowsNone)
{
    const auto session = open(untrained());
    EXPECT_EQ(session->run(), nullptr);
    EXPECT_TRUE(session->runs().empty());
}

TEST_F(ProjectSessionTest, WhatCantBeOpenedIsAnError)
{
    EXPECT_THAT(ProjectSession::open(folder() / "missing.crossfade"),
                test::HasErrorWith("There is no project"));
}

TEST_F(ProjectSessionTest, SelectsAnotherRunAndKeepsThePresentOneIfThatFails)
{
    const auto path = trained();
    test::storeRandomRun(path, "newer");
    const auto session = open(path);
    QSignalSpy selected(session.get(), &ProjectSession::runSelected);
    test::expectOk(session->selectRun(session->runs().back().id));
    EXPECT_EQ(session->run()->record.name, "sample run");
    EXPECT_THAT(session->selectRun(RunId{999}), test::HasErrorWith("There is no run 999"));
    EXPECT_EQ(session->run()->record.name, "sample run");
    EXPECT_EQ(selected.count(), 1);
}

TEST_F(ProjectSessionTest, NoticesARunThatAnotherProgramMade)
{
    const auto path = untrained();
    const auto session = open(path);
    QSignalSpy selected(session.get(), &ProjectSession::runSelected);
    std::jthread other([path] {
        test::valueOf(trainRun(path, test::quickTraining("from elsewhere"), [](auto&&...) {}, {}));
    });
    ASSERT_TRUE(comesTrue([&] { return session->run() != nullptr; }));
    EXPECT_EQ(session->run()->record.name, "from elsewhere");
    EXPECT_GE(selected.count(), 1);
    EXPECT_EQ(session->runs().size(), 1U);
}

TEST_F(ProjectSessionTest, SeesWhatIsUnfinishedElsewhere)
{
    const auto path = trained();
    const auto session = open(path);
    EXPECT_TRUE(session->unfinished().empty());
    std::stop_source stop;
    EXPECT_THAT(trainRun(
                    path, test::quickTraining("half", 100), [&](auto&&...) { stop.request_stop(); },
                    JobContext(stop.get_token(), {})),
                test::HasErrorCode(ErrorCode::Cancelled));
    QSignalSpy runs(session.get(), &ProjectSession::runsChanged);
    session->refresh();
    EXPECT_EQ(runs.count(), 1);
    EXPECT_EQ(session->unfinished().size(), 1U);
    EXPECT_EQ(session->run()->record.name, "sample run") << "what is shown stays";
}

TEST_F(ProjectSessionTest, NoticesACatalogueThatWasImportedAgain)
{
    const auto path = trained();
    const auto session = open(path);
    const std::string before = session->catalogue()->stored.dataHash;
    QSignalSpy changed(session.get(), &ProjectSession::catalogueChanged);
    QSignalSpy selected(session.get(), &ProjectSession::runSelected);
    const auto catalogue = folder() / "again";
    test::writeSampleCatalogue(catalogue);
    std::ofstream(catalogue / "artists.tsv", std::ios::app) << "new\tNewcomer\t5\ttrain\t\t\t\n";
    test::valueOf(importCatalogue(catalogue, path, test::quickImport(), {}));
    ASSERT_TRUE(comesTrue([&] { return changed.count() > 0; }));
    EXPECT_EQ(session->catalogue()->size(), test::kArtists + 1);
    EXPECT_NE(session->catalogue()->stored.dataHash, before);
    ASSERT_TRUE(comesTrue([&] { return selected.count() > 0; }));
    EXPECT_FALSE(session->run()->sameData);
    EXPECT_EQ(session->run()->index.encodings().artistCount(), test::kArtists + 1);
}

TEST_F(ProjectSessionTest, DoesNothingWhileNothingIsWritten)
{
    const auto session = open(trained());
    QSignalSpy runs(session.get(), &ProjectSession::runsChanged);
    test::expectOk(session->project().saveSession("{}"));  // our own writing is no news
    EXPECT_FALSE(session->project().changedElsewhere());
    EXPECT_EQ(runs.count(), 0);
}

}  // namespace
}  // namespace crossfade::ui
