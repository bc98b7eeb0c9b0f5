// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/session_marker.h"

#include "tests/support/temp_dir.h"
#include "tests/ui/support/gui.h"

#include <QDir>

#include <string>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;

class SessionMarkerTest : public testing::Test {
protected:
    QString project(const char* name) const
    {
        return QString::fromStdString(m_dir.write(name, "x").string());
    }
    /// A window was at a project when its program ended without a word.
    void crash(const QString& at, const QString& artist) const
    {
        static int number = 0;
        const QString text = u"{\"project\": \"%1\", \"artist\": \"%2\"}"_s.arg(at, artist);
        m_dir.write("windows/" + std::to_string(++number) + ".session", text.toStdString());
    }

    test::TempDir m_dir;
    QString m_folder = QString::fromStdString((m_dir / "windows").string());
};

TEST_F(SessionMarkerTest, AWindowThatLivesIsNotLeft)
{
    SessionMarker marker(m_folder);
    marker.mark(project("a.crossfade"), u"Björk"_s);
    EXPECT_TRUE(sessionsLeft(m_folder).empty());
    marker.end();
    EXPECT_TRUE(sessionsLeft(m_folder).empty());
    EXPECT_TRUE(QDir(m_folder).entryList({u"*.session"_s}).isEmpty());
}

TEST_F(SessionMarkerTest, SaysWhatTheWindowIsAtNow)
{
    SessionMarker marker(m_folder);
    marker.mark(project("a.crossfade"), u"Björk, who is asked for first"_s);
    marker.mark(project("a.crossfade"), u"U2"_s);
    const QDir windows(m_folder);
    ASSERT_EQ(windows.entryList({u"*.session"_s}).size(), 1);
    const std::string text =
        test::readBytes(windows.filePath(windows.entryList({u"*.session"_s})[0]).toStdString());
    EXPECT_THAT(text, testing::HasSubstr("U2"));
    EXPECT_THAT(text, testing::Not(testing::HasSubstr("Björk"))) << "nothing is left of the longer";
}

TEST_F(SessionMarkerTest, OneThatDidNotEndIsLeftUntilItIsForgotten)
{
    const QString at = project("a.crossfade");
    crash(at, u"U2"_s);
    const auto left = sessionsLeft(m_folder);
    ASSERT_EQ(left.size(), 1U);
    EXPECT_EQ(left[0].project, at);
    EXPECT_EQ(left[0].artist, u"U2"_s);
    EXPECT_EQ(sessionsLeft(m_folder).size(), 1U) << "until it is forgotten";
    forgetSession(left[0]);
    EXPECT_TRUE(sessionsLeft(m_folder).empty());
}

TEST_F(SessionMarkerTest, EachProjectIsLeftOnce)
{
    const QString a = project("a.crossfade");
    const QString b = project("b.crossfade");
    for (const QString& at : {a, b, a}) crash(at, {});
    const auto left = sessionsLeft(m_folder);
    ASSERT_EQ(left.size(), 2U);
    EXPECT_NE(left[0].project, left[1].project);
}

TEST_F(SessionMarkerTest, WhatIsGoneOrCantBeReadIsPassedOver)
{
    crash(u"/nowhere/gone.crossfade"_s, {});
    m_dir.write("windows/broken.session", "{bro");
    EXPECT_TRUE(sessionsLeft(m_folder).empty());
    EXPECT_FALSE(std::filesystem::exists(m_dir / "windows/broken.session"));
    EXPECT_TRUE(sessionsLeft(u"/nowhere"_s).empty());
}

}  // namespace
}  // namespace crossfade::ui
