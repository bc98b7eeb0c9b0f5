// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/link_repository.h"

#include "tests/support/matchers.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

namespace crossfade {
namespace {

using test::expectOk;
using test::TempDir;
using test::valueOf;
using Links = std::vector<LinkTemplate>;

TEST(LinkRepositoryTest, ReplacesAllOrNothingAndKeepsTheOrder)
{
    const TempDir dir;
    static_cast<void>(valueOf(Database::create(dir / "p.crossfade")));
    Database db = valueOf(Database::open(dir / "p.crossfade", Access::ReadWrite));
    LinkRepository repository(db);
    EXPECT_TRUE(valueOf(repository.list()).empty());
    const Links links = {{"z", "https://z/{id}"}, {"a", "https://a/{name}"}};
    expectOk(repository.replaceAll(links));
    EXPECT_EQ(valueOf(repository.list()), links);
    EXPECT_FALSE(repository.replaceAll({{"b", "1"}, {"b", "2"}}).hasValue());
    EXPECT_EQ(valueOf(repository.list()), links);
    expectOk(repository.replaceAll({}));
    EXPECT_TRUE(valueOf(repository.list()).empty());
}

}  // namespace
}  // namespace crossfade
