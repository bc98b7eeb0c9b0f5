// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/links.h"

#include "tests/support/matchers.h"
#include "tests/support/project_builder.h"

#include <gtest/gtest.h>

namespace crossfade {
namespace {

using test::HasErrorCode;
using test::HasErrorWith;
using test::TempDir;
using test::valueOf;
using Links = std::vector<LinkTemplate>;

Catalogue catalogue()
{
    Catalogue one;
    one.metadataColumns = {"mbid", "city"};
    return one;
}

Result<std::string> addressOf(const std::string& address)
{
    return linkAddress({"link", address}, catalogue(),
                       {"a/1", "Sigur Rós & Co~", 0.0, Split::Train, {"12-34", ""}});
}

TEST(LinksTest, PlacesBecomeWhatIsKnownPercentEncoded)
{
    EXPECT_EQ(valueOf(addressOf("https://x/{name}?q={id}#{mbid}")),
              "https://x/Sigur%20R%C3%B3s%20%26%20Co~?q=a%2F1#12-34");
    EXPECT_EQ(valueOf(addressOf("https://x/")), "https://x/");
}

TEST(LinksTest, WhatIsNotKnownOfAnArtistIsSaid)
{
    EXPECT_THAT(addressOf("https://x/{city}"), HasErrorCode(ErrorCode::NotFound));
    EXPECT_THAT(addressOf("https://x/{city}"),
                HasErrorWith("There is no city of Sigur Rós & Co~ for the link \"link\"."));
}

TEST(LinksTest, TemplatesAreSetUndoneAndChecked)
{
    const TempDir dir;
    Project project = valueOf(Project::open(test::makeTrainedProject(dir)));
    const Links links = {{"Site", "https://x/{id}"}, {"Search", "http://y/?q={name}"}};
    const Links before = valueOf(setLinkTemplates(project, links));
    EXPECT_TRUE(before.empty());
    EXPECT_EQ(valueOf(linkTemplates(project)), links);
    const auto refused = [&](const LinkTemplate& link) {
        return setLinkTemplates(project, {links[0], link});
    };
    EXPECT_THAT(refused({"", "https://x"}), HasErrorWith("needs a name"));
    EXPECT_THAT(refused({"Site", "https://y"}), HasErrorWith("two links called \"Site\""));
    EXPECT_THAT(refused({"f", "file:///etc/{id}"}), HasErrorWith("does not begin with http"));
    EXPECT_THAT(refused({"f", "https://x/{mbid}"}),
                HasErrorWith("Nothing is known for {mbid} in the link \"f\"; there are id, name."));
    EXPECT_THAT(refused({"f", "https://x/{id"}), HasErrorWith("never closed"));
    EXPECT_EQ(valueOf(linkTemplates(project)), links);
    EXPECT_EQ(valueOf(setLinkTemplates(project, before)), links);
    EXPECT_TRUE(valueOf(linkTemplates(project)).empty());
}

TEST(LinksTest, AreWrittenALineEachAndReadBack)
{
    const Links links = {{"Site", "https://x/{id}?a=b"}, {"Search", "http://y/?q={name}"}};
    EXPECT_EQ(linksToText(links), "Site = https://x/{id}?a=b\nSearch = http://y/?q={name}\n");
    EXPECT_EQ(valueOf(linksFromText("\n" + linksToText(links) + "  \n")), links);
    EXPECT_THAT(linksFromText("Site = https://x\n\nhttps://y"),
                HasErrorWith("Line 3 is no \"name = address\": \"https://y\"."));
}

}  // namespace
}  // namespace crossfade
