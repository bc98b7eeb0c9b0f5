// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/note_edit.h"

#include "tests/ui/support/gui.h"
#include "tests/ui/support/sample_project.h"

#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;

class NoteEditTest : public test::SampleProjectTest {
protected:
    void SetUp() override
    {
        m_session = test::valueOf(ProjectSession::open(trained()));
        m_history.setProject(&m_session->project());
        m_model.setSession(m_session.get());
        m_edit = std::make_unique<NoteEdit>();
        m_edit->setModel(&m_model);
        m_edit->setArtist("a101", u"Björk"_s);
        m_edit->show();
    }
    void type(const char* text) { QTest::keyClicks(m_edit->field(), QString::fromUtf8(text)); }

    std::unique_ptr<ProjectSession> m_session;
    KeptHistory m_history;
    JudgementModel m_model{m_history};
    std::unique_ptr<NoteEdit> m_edit;
};

TEST_F(NoteEditTest, StoresByItselfAfterAPause)
{
    type("Live in June ");
    EXPECT_EQ(m_model.note("a101"), QString());
    ASSERT_TRUE(test::comesTrue([this] { return !m_model.note("a101").isEmpty(); }));
    EXPECT_EQ(m_model.note("a101"), u"Live in June"_s);
    EXPECT_EQ(m_edit->field()->toPlainText(), u"Live in June "_s) << "the cursor stays where it is";
}

TEST_F(NoteEditTest, StoresBeforeAnotherArtistIsShown)
{
    type("one");
    m_edit->setArtist("a102", u"坂本龍一"_s);
    EXPECT_EQ(m_model.note("a101"), u"one"_s);
    EXPECT_EQ(m_edit->field()->toPlainText(), QString());
    m_edit->setArtist("a101", u"Björk"_s);
    EXPECT_EQ(m_edit->field()->toPlainText(), u"one"_s);
}

TEST_F(NoteEditTest, TakesOneLineUntilThereIsANote)
{
    ASSERT_TRUE(QTest::qWaitForWindowActive(m_edit.get()));
    EXPECT_FALSE(m_edit->field()->isVisible());
    QTest::mouseClick(m_edit->offer(), Qt::LeftButton);
    EXPECT_TRUE(m_edit->field()->isVisible());
    EXPECT_FALSE(m_edit->offer()->isVisible());
    EXPECT_TRUE(m_edit->field()->hasFocus());
    type("one");
    m_edit->field()->clearFocus();
    EXPECT_TRUE(m_edit->field()->isVisible());
    m_edit->setArtist("a102", u"坂本龍一"_s);
    EXPECT_FALSE(m_edit->field()->isVisible()) << "of them there is none";
    m_edit->setArtist("a101", u"Björk"_s);
    EXPECT_TRUE(m_edit->field()->isVisible());
    m_edit->open();
    m_edit->field()->clear();
    m_edit->field()->clearFocus();
    EXPECT_TRUE(m_edit->offer()->isVisible());
}

TEST_F(NoteEditTest, GrowsWithALineThatBreaks)
{
    m_edit->resize(200, 100);
    m_edit->open();
    test::drainEvents();
    const int one = m_edit->field()->height();
    m_edit->field()->insertPlainText(QString(40, u'm') + u' ' + QString(40, u'm'));
    test::drainEvents();
    EXPECT_GT(m_edit->field()->height(), one + m_edit->field()->fontMetrics().lineSpacing());
}

TEST_F(NoteEditTest, StoresWhenItGoes)
{
    type("last words");
    m_edit.reset();
    EXPECT_EQ(m_model.note("a101"), u"last words"_s);
}

TEST_F(NoteEditTest, EscapeStoresAndLeaves)
{
    QSignalSpy left(m_edit.get(), &NoteEdit::left);
    type("x");
    QTest::keyClick(m_edit->field(), Qt::Key_Escape);
    EXPECT_EQ(left.size(), 1);
    EXPECT_EQ(m_model.note("a101"), u"x"_s);
}

TEST_F(NoteEditTest, WhatIsBeingTypedIsNotReplaced)
{
    type("half a wor");
    m_model.setNote("a101", u"from elsewhere"_s);
    EXPECT_EQ(m_edit->field()->toPlainText(), u"half a wor"_s);
}

TEST_F(NoteEditTest, GrowsWithItsTextToALimit)
{
    const int one = m_edit->field()->height();
    m_edit->field()->setPlainText(u"1\n2\n3"_s);
    const int three = m_edit->field()->height();
    EXPECT_GT(three, one);
    m_edit->field()->setPlainText(QString(40, u'\n'));
    EXPECT_LT(m_edit->field()->height(), 3 * three);
}

TEST_F(NoteEditTest, NobodyHasNoNote)
{
    m_edit->setArtist({}, {});
    EXPECT_FALSE(m_edit->isVisible());
}

}  // namespace
}  // namespace crossfade::ui
