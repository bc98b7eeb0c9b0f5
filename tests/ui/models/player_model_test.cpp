// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/player_model.h"

#include "core/workflow/project.h"
#include "tests/ui/support/fake_sound.h"
#include "tests/ui/support/gui.h"
#include "tests/ui/support/sample_project.h"

#include <QSignalSpy>

namespace crossfade::test {
namespace {

using ui::PlayerModel;

/// Björk has a file, Sakamoto an empty folder; of the others nothing is known.
class PlayerModelTest : public SampleProjectTest {
protected:
    void SetUp() override
    {
        std::filesystem::create_directories(folder() / "music");
        Project project = valueOf(Project::open(untrained()));
        m_catalogue = project.catalogue();
        const std::string bjork = m_catalogue->artists()[kBjork].id;
        m_file = QString::fromStdString(folder().write("music/" + bjork + ".ogg", "").string());
        std::filesystem::create_directories(folder() /
                                            ("music/" + m_catalogue->artists()[kSakamoto].id));
        auto sound = std::make_unique<FakeSound>();
        m_sound = sound.get();
        m_model = std::make_unique<PlayerModel>(std::move(sound));
    }
    void look()
    {
        m_model->setSources(m_catalogue, {{}, {}, folder() / "music"});
        ASSERT_TRUE(comesTrue([this] { return m_model->files() != nullptr; }));
    }

    std::shared_ptr<const CatalogueSnapshot> m_catalogue;
    QString m_file;
    FakeSound* m_sound = nullptr;
    std::unique_ptr<PlayerModel> m_model;
};

TEST_F(PlayerModelTest, PlaysAndStopsAnArtist)
{
    look();
    m_model->toggle(kBjork);
    EXPECT_TRUE(m_model->playing());
    EXPECT_EQ(m_sound->played, QStringList(m_file));
    EXPECT_EQ(m_model->name(), QStringLiteral("Björk"));
    m_model->toggle(kBjork);
    EXPECT_FALSE(m_model->playing());
    EXPECT_GT(m_sound->stops, 0);
}

TEST_F(PlayerModelTest, SaysWhyAnArtistIsNotHeardAndIsSilentThen)
{
    m_model->play(kBjork);
    EXPECT_FALSE(m_model->playing()) << "there is no catalogue yet";
    look();
    m_model->play(kBjork);
    m_model->play(kSakamoto);
    EXPECT_FALSE(m_model->playing());
    EXPECT_EQ(m_sound->stops, 2) << "at the beginning, and of Björk";
    EXPECT_THAT(m_model->message(), Holds("holds no audio file"));
    m_model->play(kRadiohead);
    EXPECT_EQ(m_model->message(), QStringLiteral("No audio file is known."));
    m_model->play(kBjork);
    EXPECT_TRUE(m_model->message().isEmpty());
}

TEST_F(PlayerModelTest, WhatTheSoundSaysIsPassedOn)
{
    look();
    m_sound->refusal = QStringLiteral("No device.");
    m_model->play(kBjork);
    EXPECT_FALSE(m_model->playing());
    EXPECT_EQ(m_model->message(), QStringLiteral("No device."));
    m_sound->refusal.clear();
    m_model->play(kBjork);
    Q_EMIT m_sound->moved(1500, 3000);
    EXPECT_EQ(m_model->position(), 1500);
    EXPECT_EQ(m_model->duration(), 3000);
    m_model->seek(9000);
    EXPECT_EQ(m_sound->sought, 3000) << "not beyond the end";
    Q_EMIT m_sound->ended();
    EXPECT_FALSE(m_model->playing());
    m_model->setVolume(0.25);
    EXPECT_EQ(m_sound->volume, 0.25);
}

TEST_F(PlayerModelTest, SeveralAreHeardInTurnAndWhoCannotBeIsPassedOver)
{
    look();
    m_model->playAll({kSakamoto, kBjork, kRadiohead, kBjork});
    EXPECT_EQ(m_model->artist(), kBjork);
    Q_EMIT m_sound->ended();
    EXPECT_EQ(m_sound->played.size(), 2);
    EXPECT_TRUE(m_model->playing());
    Q_EMIT m_sound->ended();
    EXPECT_FALSE(m_model->playing());
    EXPECT_EQ(m_sound->played.size(), 2);
}

TEST_F(PlayerModelTest, WhateverElseIsAskedForEndsTheTurn)
{
    look();
    m_model->playAll({kBjork, kBjork});
    m_model->stop();
    Q_EMIT m_sound->ended();
    EXPECT_EQ(m_sound->played.size(), 1);
    m_model->playAll({kBjork, kBjork});
    m_model->play(kBjork);
    Q_EMIT m_sound->ended();
    EXPECT_EQ(m_sound->played.size(), 3);
    EXPECT_FALSE(m_model->playing());
    m_sound->refusal = QStringLiteral("No device.");
    m_model->playAll({kBjork, kBjork});
    EXPECT_FALSE(m_model->playing());
    EXPECT_EQ(m_model->message(), QStringLiteral("No device."));
}

TEST_F(PlayerModelTest, AnotherProjectSilencesAndForgets)
{
    look();
    m_model->play(kBjork);
    const QSignalSpy files(m_model.get(), &PlayerModel::filesChanged);
    m_model->clear();
    EXPECT_FALSE(m_model->playing());
    EXPECT_EQ(m_model->files(), nullptr);
    EXPECT_TRUE(m_model->name().isEmpty());
    EXPECT_EQ(files.count(), 1);
}

}  // namespace
}  // namespace crossfade::test
