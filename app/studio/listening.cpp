// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/society.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace crossfade::studio {

namespace {

struct Home {
    std::size_t scene = 0;
    Place place;
};

/// Weights and whom they are of; drawn from until all weights are zero.
struct Pool {
    std::vector<std::size_t> artists;
    std::vector<double> weights;

    void add(std::size_t artist, double weight)
    {
        artists.push_back(artist);
        weights.push_back(weight);
    }
    std::optional<std::size_t> draw(Random& random) const
    {
        double total = 0.0;
        for (const double weight : weights) total += weight;
        double point = random.uniform() * total;
        std::optional<std::size_t> last;
        for (std::size_t i = 0; i < artists.size(); ++i) {
            if (weights[i] <= 0.0) continue;
            last = artists[i];
            point -= weights[i];
            if (point < 0.0) break;
        }
        return last;
    }
};

class Listener {
public:
    Listener(const Cast& cast, const std::vector<Artist>& society, std::size_t number)
        : m_society(society), m_random(streamOf("user", std::to_string(number)))
    {
        const auto scenes = static_cast<std::uint32_t>(cast.scenes.size());
        m_homes.push_back({m_random.below(scenes), {m_random.uniform(), m_random.uniform()}});
        if (m_random.uniform() < 0.55) {
            const std::size_t step = m_random.uniform() < 0.5 ? 1 : scenes - 1;
            m_homes.push_back(
                {(m_homes[0].scene + step) % scenes, {m_random.uniform(), m_random.uniform()}});
        }
    }

    std::vector<std::size_t> choose()
    {
        const std::size_t wanted = 8 + m_random.below(11);
        for (std::size_t a = 0; a < m_society.size(); ++a)
            if (m_society[a].member.hub && m_random.uniform() < 0.8) m_chosen.push_back(a);
        while (m_chosen.size() < wanted) {
            const bool atHome = m_random.uniform() < 0.82;
            const auto one = (atHome ? home() : famous()).draw(m_random);
            // A home where everybody has been heard is no reason to stop.
            const auto next = one ? one : famous().draw(m_random);
            if (!next) break;
            m_chosen.push_back(*next);
        }
        return m_chosen;
    }

    int playsOf(std::size_t artist)
    {
        // Pareto with exponent 1: a few favourites take most of the plays.
        const double usual = isHome(artist) ? 6.0 : 2.0;
        return static_cast<int>(std::min(1500.0, usual / (1.0 - m_random.uniform())));
    }

private:
    bool isHome(std::size_t artist) const
    {
        return std::ranges::any_of(m_homes, [&](const Home& home) {
            return home.scene == m_society[artist].member.scene;
        });
    }
    bool mayChoose(std::size_t artist) const
    {
        const Artist& one = m_society[artist];
        if (!one.hasListening || one.member.hub) return false;
        return std::ranges::none_of(m_chosen, [&](std::size_t other) {
            return other == artist || m_society[other].member.like == one.member.id ||
                   one.member.like == m_society[other].member.id;
        });
    }
    double known(std::size_t artist) const
    {
        return std::pow(static_cast<double>(m_society[artist].listeners), 0.25);
    }
    Pool home() const
    {
        Pool pool;
        for (std::size_t a = 0; a < m_society.size(); ++a)
            for (const Home& home : m_homes) {
                if (home.scene != m_society[a].member.scene || !mayChoose(a)) continue;
                const double away = distance(home.place, m_society[a].place);
                pool.add(a, known(a) * std::exp(-away * away / (2.0 * 0.3 * 0.3)));
            }
        return pool;
    }
    Pool famous() const
    {
        Pool pool;
        for (std::size_t a = 0; a < m_society.size(); ++a)
            if (m_society[a].member.tier <= 3 && mayChoose(a)) pool.add(a, known(a));
        return pool;
    }

    const std::vector<Artist>& m_society;
    Random m_random;
    std::vector<Home> m_homes;
    std::vector<std::size_t> m_chosen;
};

}  // namespace

std::vector<Plays> drawListening(const Cast& cast, const std::vector<Artist>& society)
{
    std::vector<Plays> all;
    for (std::size_t user = 0; user < kUsers; ++user) {
        Listener listener(cast, society, user);
        for (const std::size_t artist : listener.choose())
            all.push_back({user, artist, listener.playsOf(artist)});
    }
    return all;
}

}  // namespace crossfade::studio
