// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace crossfade {

/// All that a catalogue says of one artist, by ids and names, so that it can be put back whatever
/// became of the others.
struct ArtistState {
    /// What one modality gives of them.
    struct Given {
        std::string modality;
        std::size_t position = 0;                            ///< dense: their row of the values
        std::vector<float> values;                           ///< dense: one per column
        std::vector<std::pair<std::string, float>> amounts;  ///< of tags or users, by name; else

        bool operator==(const Given&) const = default;
    };
    std::string id;
    std::optional<Artist> artist;  ///< none: they are not in the catalogue, and the rest is empty
    std::size_t position = 0;      ///< their row
    std::vector<Given> given;
    std::vector<std::string> similar;  ///< ids, ascending

    bool operator==(const ArtistState&) const = default;
};

/// A change of a catalogue, as a value: how some artists are to be, or some modalities as wholes;
/// not both at once.
struct CatalogueDelta {
    std::vector<ArtistState> artists;  ///< nobody twice
    /// By name; none: there is to be no such modality.
    std::vector<std::pair<std::string, std::optional<ModalityData>>> modalities;

    /// Whether it changes more than the artists' own rows: what features are made of.
    bool changesData(const Catalogue& catalogue) const;
    bool operator==(const CatalogueDelta&) const = default;
};

/// How an artist stands in the catalogue.
ArtistState stateOf(const Catalogue& catalogue, const std::string& id);
/// The same of several, each of whom is named once, in one look at the data.
std::vector<ArtistState> statesOf(const Catalogue& catalogue, const std::vector<std::string>& ids);

/// Makes the change and returns the one that undoes it, which leads back to an equal catalogue
/// where vocabularies are sorted and hold no name that nothing is said with, as import leaves them;
/// so they are afterwards. Artists with a position beyond the end come last. A delta that gives
/// values of another width than a modality has, or speaks of a modality that is not there, is our
/// bug.
CatalogueDelta applyDelta(Catalogue& catalogue, const CatalogueDelta& wanted);

}  // namespace crossfade
