// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/command_model.h"

#include "tests/ui/support/gui.h"

#include <QAbstractItemModelTester>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;

Command command(const QString& title, const QString& place, bool enabled = true)
{
    Command one;
    one.title = title;
    one.place = place;
    one.enabled = enabled;
    return one;
}

class CommandModelTest : public testing::Test {
protected:
    CommandModelTest()
    {
        m_model.setCommands(
            {command(u"Save report…"_s, u"File"_s), command(u"Save the map…"_s, u"File"_s, false),
             command(u"Show whole map"_s, u"View"_s), command(u"Undo"_s, u"Edit"_s)},
            [](const QString& typed) {
                std::vector<Command> found;
                if (typed.startsWith(u'm')) found.push_back(command(u"Mogwai"_s, u"Artist"_s));
                return found;
            });
    }
    QStringList titles() const
    {
        QStringList all;
        for (int row = 0; row < m_model.rowCount(); ++row) all << m_model.command(row).title;
        return all;
    }

    CommandModel m_model;
};

TEST_F(CommandModelTest, KeepsTheRulesOfQtsModels)
{
    const QAbstractItemModelTester tester(&m_model,
                                          QAbstractItemModelTester::FailureReportingMode::Warning);
    m_model.setTyped(u"map"_s);
    m_model.setTyped(u"zzz"_s);
    m_model.setTyped({});
    EXPECT_EQ(m_model.rowCount(), 4);
}

TEST_F(CommandModelTest, NothingTypedListsAllInTheOrderOfTheMenus)
{
    EXPECT_EQ(titles(),
              QStringList({u"Save report…"_s, u"Save the map…"_s, u"Show whole map"_s, u"Undo"_s}));
}

TEST_F(CommandModelTest, WhatCanBeDoneComesFirst)
{
    m_model.setTyped(u"map"_s);
    EXPECT_EQ(titles(), QStringList({u"Show whole map"_s, u"Save the map…"_s}));
    m_model.setTyped(u"mo"_s);
    EXPECT_EQ(titles(), QStringList{u"Mogwai"_s});
    m_model.setTyped(u"map"_s);
    EXPECT_FALSE(m_model.index(1).data(CommandModel::EnabledRole).toBool());
    EXPECT_TRUE(m_model.flags(m_model.index(1)).testFlag(Qt::ItemIsSelectable))
        << "can be read, though not run";
    EXPECT_THAT(m_model.index(1).data(Qt::AccessibleTextRole).toString(),
                test::Holds("Save the map…, File, not possible now"));
}

TEST_F(CommandModelTest, ArtistsOfSimilarNamesComeOnlyWhereNothingElseIsMeant)
{
    m_model.setTyped(u"map whole"_s);
    EXPECT_EQ(titles(), QStringList{u"Show whole map"_s});
    m_model.setTyped(u"mogwia"_s);
    EXPECT_EQ(titles(), QStringList{u"Mogwai"_s});
}

}  // namespace
}  // namespace crossfade::ui
