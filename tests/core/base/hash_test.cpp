// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"

#include <gtest/gtest.h>

#include <array>
#include <functional>

namespace crossfade {
namespace {

std::string digestOf(const std::function<void(Hasher&)>& add)
{
    Hasher hasher;
    add(hasher);
    return hasher.digest();
}

TEST(HasherTest, GivesThirtyTwoHexDigits)
{
    const std::string digest = digestOf([](Hasher& h) { h.add(std::string_view("abc")); });
    EXPECT_EQ(digest.size(), 32U);
    EXPECT_EQ(digest.find_first_not_of("0123456789abcdef"), std::string::npos);
}

TEST(HasherTest, IsXxh3OfTheBytes)
{
    // XXH3_128bits of nothing, from the reference implementation's test vectors.
    EXPECT_EQ(Hasher().digest(), "99aa06d3014798d86001c324468d497f");
}

TEST(HasherTest, IsTheSameForTheSameSequenceOnly)
{
    const auto ab = [](Hasher& h) {
        h.add(std::string_view("ab"));
        h.add(std::string_view("c"));
    };
    const auto bc = [](Hasher& h) {
        h.add(std::string_view("a"));
        h.add(std::string_view("bc"));
    };
    EXPECT_EQ(digestOf(ab), digestOf(ab));
    EXPECT_NE(digestOf(ab), digestOf(bc)) << "the boundary between two texts counts";
    EXPECT_NE(digestOf([](Hasher& h) { h.add(std::uint64_t{1}); }),
              digestOf([](Hasher& h) { h.add(1.0); }));
    const std::array<float, 2> floats = {1.0F, 2.0F};
    EXPECT_EQ(digestOf([&](Hasher& h) { h.add(std::span<const float>(floats)); }),
              digestOf([&](Hasher& h) { h.add(std::as_bytes(std::span(floats))); }));
}

TEST(HasherTest, DigestMayBeTakenBetweenTwoAdds)
{
    Hasher hasher;
    hasher.add(std::uint64_t{1});
    const std::string first = hasher.digest();
    EXPECT_EQ(hasher.digest(), first);
    hasher.add(std::uint64_t{2});
    EXPECT_NE(hasher.digest(), first);
}

}  // namespace
}  // namespace crossfade
