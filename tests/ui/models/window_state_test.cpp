// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/window_state.h"

#include "tests/ui/support/gui.h"

#include <array>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;

const std::vector<std::string> kModalities = {"audio", "tags", "listening"};
const std::vector<std::string> kColumns = {"country", "years"};

WindowState read(const std::string& json, const std::vector<std::string>& modalities = kModalities,
                 const std::vector<std::string>& columns = kColumns)
{
    return test::valueOf(windowStateFromJson(json, modalities, columns));
}

TEST(WindowStateTest, ComesBackAsItWasKept)
{
    WindowState state;
    state.page = WindowPage::Research;
    state.side = MixerSide::Candidates;
    state.layout = {LayoutMethod::Umap, 18446744073709551615U};
    const std::array<ColourChoice, 5> colours = {{{ColourBy::Nothing},
                                                  {ColourBy::Share, 2},
                                                  {ColourBy::Column, 1},
                                                  {ColourBy::Tag, 0, u"post-rock"_s},
                                                  {ColourBy::TrueNeighbours}}};
    for (const ColourChoice& colour : colours) {
        state.colour = colour;
        EXPECT_EQ(read(toJson(state, kModalities, kColumns)), state)
            << toJson(state, kModalities, kColumns);
    }
}

TEST(WindowStateTest, GoesByNameSoThatModalitiesMayMove)
{
    WindowState state;
    state.colour = {ColourBy::Share, 2};
    const std::string json = toJson(state, kModalities, kColumns);
    EXPECT_EQ(read(json, {"listening", "audio"}).colour, (ColourChoice{ColourBy::Share, 0}));
    EXPECT_EQ(read(json, {"audio", "tags"}).colour, ColourChoice()) << "it is gone";
}

TEST(WindowStateTest, WhatIsNotKnownIsAsInANewWindow)
{
    EXPECT_EQ(read("{}"), WindowState());
    EXPECT_EQ(read(R"({"page":"theatre","mixer":"all","layout":{"method":"tsne"},
                      "colour":{"by":"smell"},"more":1})"),
              WindowState());
}

TEST(WindowStateTest, WhatIsNoStateIsAnError)
{
    EXPECT_THAT(windowStateFromJson("{broken", kModalities, kColumns),
                test::HasErrorCode(ErrorCode::Corrupt));
    EXPECT_THAT(windowStateFromJson("[]", kModalities, kColumns),
                test::HasErrorWith("no JSON object"));
}

}  // namespace
}  // namespace crossfade::ui
