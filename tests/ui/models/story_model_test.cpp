// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/story_model.h"

#include "tests/ui/support/gui.h"
#include "tests/ui/support/sample_project.h"
#include "ui/models/project_session.h"

#include <QSignalSpy>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

StoryStep captioned(const char* caption)
{
    StoryStep step;
    step.caption = caption;
    return step;
}

class StoryModelTest : public test::SampleProjectTest {
protected:
    QString file(const char* name) const
    {
        return QString::fromStdString((folder() / name).string());
    }
    std::string order() const
    {
        std::string captions;
        for (const StoryStep& step : m_model.story().steps) captions += step.caption;
        return captions;
    }

    StoryModel m_model;
};

TEST_F(StoryModelTest, StepsAreAddedMovedAndTakenAway)
{
    QSignalSpy changed(&m_model, &StoryModel::stepsChanged);
    for (const char* caption : {"a", "b", "c"}) m_model.insert(99, captioned(caption));
    EXPECT_EQ(order(), "abc");
    m_model.move(2, 0);
    EXPECT_EQ(order(), "cab");
    m_model.move(0, 1);
    EXPECT_EQ(order(), "acb");
    m_model.insert(1, captioned("d"));
    EXPECT_EQ(order(), "adcb");
    m_model.remove(2);
    EXPECT_EQ(order(), "adb");
    EXPECT_EQ(changed.count(), 7);
    m_model.move(0, 3);
    EXPECT_EQ(order(), "adb") << "there is no such place";
}

TEST_F(StoryModelTest, AStepThatIsTakenAnewKeepsItsCaption)
{
    m_model.insert(0, captioned("a"));
    StoryStep other = captioned("other");
    other.page = StoryPage::Inspect;
    m_model.replace(0, other);
    EXPECT_EQ(order(), "a");
    EXPECT_EQ(m_model.story().steps[0].page, StoryPage::Inspect);
}

TEST_F(StoryModelTest, WhatIsSavedIsOpenedAgain)
{
    EXPECT_FALSE(m_model.changed());
    m_model.setTitle(u"Tïtle"_s);
    EXPECT_TRUE(m_model.changed());
    m_model.insert(0, captioned("a"));
    m_model.setCaption(0, u"b"_s);
    test::expectOk(m_model.save(file("t.story.json")));
    EXPECT_FALSE(m_model.changed());
    const Story saved = m_model.story();
    m_model.begin();
    EXPECT_TRUE(m_model.empty());
    EXPECT_EQ(m_model.file(), QString());
    test::expectOk(m_model.open(file("t.story.json")));
    EXPECT_EQ(m_model.story(), saved);
    EXPECT_EQ(m_model.file(), file("t.story.json"));
}

TEST_F(StoryModelTest, WhatCantBeOpenedLeavesTheStoryThatIsOpen)
{
    m_model.insert(0, captioned("a"));
    folder().write("bad.story.json", "{}");
    EXPECT_THAT(m_model.open(file("bad.story.json")), test::HasErrorWith("bad.story.json"));
    EXPECT_THAT(m_model.open(file("none.story.json")), test::HasErrorWith("none.story.json"));
    EXPECT_EQ(order(), "a");
    EXPECT_TRUE(m_model.changed());
    EXPECT_THAT(m_model.save(file("no/such/folder.story.json")), test::HasErrorWith("folder"));
    EXPECT_TRUE(m_model.changed());
}

TEST_F(StoryModelTest, ItSaysWhatAStepLacksHere)
{
    const auto session = test::valueOf(ProjectSession::open(trained()));
    StoryStep gone = captioned("gone");
    gone.state = R"({"query":[{"id":"x","name":"Whoever"}]})";
    m_model.insert(0, captioned("fine"));
    m_model.insert(1, gone);
    EXPECT_EQ(m_model.remarks(1), QStringList()) << "there is nothing to check it against";
    m_model.setSources(session->path(), session->catalogue(), session->run());
    ASSERT_TRUE(test::comesTrue([this] { return !m_model.checking(); }));
    EXPECT_EQ(m_model.remarks(0), QStringList());
    ASSERT_EQ(m_model.remarks(1).size(), 1);
    EXPECT_THAT(m_model.remarks(1).front(), test::Holds("Whoever"));
    m_model.move(1, 0);
    ASSERT_TRUE(test::comesTrue([this] { return !m_model.checking(); }));
    EXPECT_EQ(m_model.remarks(1), QStringList()) << "remarks go with their step";
    EXPECT_EQ(m_model.remarks(0).size(), 1);
}

TEST_F(StoryModelTest, StoriesAreFoundInTheFolderAndByTheCatalogue)
{
    const fs::path project = folder() / "p.crossfade";
    Story story;
    story.title = "Mine";
    test::expectOk(writeStory(folder() / "p.story.json", story));
    folder().write("bad.story.json", "{}");
    auto found = storiesFor(project, u"Another catalogue"_s);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].title, u"Mine");
    EXPECT_EQ(found[0].file, storyFileOf(project));
    found = storiesFor(project, u"Crossfade demo"_s);
    ASSERT_EQ(found.size(), 2U);
    test::expectOk(m_model.open(found[1].file));
    EXPECT_GE(m_model.size(), 8U);
    EXPECT_EQ(m_model.file(), QString()) << "the program's own is not written over";
}

}  // namespace
}  // namespace crossfade::ui
