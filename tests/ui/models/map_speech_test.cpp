// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/map_speech.h"

#include "tests/ui/support/gui.h"

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;

const std::vector<std::string> kNames = {"audio", "tags", "listening"};

TEST(MapSpeechTest, ANeighbourHasItsRank)
{
    SpokenArtist artist{u"Radiohead"_s};
    artist.rank = 3;
    artist.popularity = 5012.0;
    artist.presence = ModalityMask(3);
    EXPECT_EQ(mapSpeech(artist, kNames),
              u"Radiohead, neighbour 3, audio and tags, popularity 5,012"_s);
}

TEST(MapSpeechTest, WhoIsAskedForHasNoRank)
{
    SpokenArtist artist{u"Nina Simone"_s, true, 1, 412.0, ModalityMask(7)};
    EXPECT_EQ(mapSpeech(artist, kNames),
              u"Nina Simone, asked for, audio, tags and listening, popularity 412"_s);
}

TEST(MapSpeechTest, TheUnknownIsSaidToBeSo)
{
    EXPECT_EQ(mapSpeech({u"X"_s}, kNames), u"X, no modality, popularity unknown"_s);
    EXPECT_EQ(mapSpeech({u"X"_s}, {}), u"X, no modality, popularity unknown"_s);
}

TEST(MapSpeechTest, SaysWhatTheEyeSees)
{
    SpokenArtist artist{u"Can"_s};
    artist.presence = ModalityMask(2);
    artist.popularity = 7.0;
    artist.legend = u"krautrock"_s;
    artist.approximate = true;
    artist.selected = true;
    EXPECT_EQ(mapSpeech(artist, kNames),
              u"Can, tags, krautrock, popularity 7, place approximate, selected"_s);
}

}  // namespace
}  // namespace crossfade::ui
