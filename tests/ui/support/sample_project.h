// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/workflow/train_run.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace crossfade::test {

/// Artists of the sample catalogue whom tests know by row.
inline constexpr std::size_t kArtists = 60;
inline constexpr ArtistRow kRadiohead = 0;  ///< the most popular; has everything
inline constexpr ArtistRow kBjork = 1;
inline constexpr ArtistRow kSakamoto = 2;
inline constexpr ArtistRow kU2 = 3;         ///< without audio
inline constexpr ArtistRow kNirvana = 4;    ///< of the US; without tags
inline constexpr ArtistRow kNirvanaUk = 9;  ///< of the UK
inline constexpr ArtistRow kOnlyAudio = 10;
inline constexpr ArtistRow kNothing = 59;  ///< has no modality
inline constexpr const char* kNotice = "Made up for tests.";

/// Sixty artists in four groups (row modulo four) that share audio, tags and listeners, and whose
/// pairs the ground truth calls similar. Modalities: audio, tags, listening; k is 10.
void writeSampleCatalogue(const std::filesystem::path& folder);

/// Few epochs of a small model: about a tenth of a second.
TrainRequest quickTraining(const std::string& name, int epochs = 3);

/// Gives a test copies of a project of the sample catalogue, which is made once.
class SampleProjectTest : public testing::Test {
protected:
    static void SetUpTestSuite();

    /// With one run, "sample run", and its evaluation.
    std::filesystem::path trained(const std::string& name = "sample.crossfade") const;
    std::filesystem::path untrained(const std::string& name = "new.crossfade") const;
    const TempDir& folder() const { return m_folder; }

private:
    TempDir m_folder;
};

}  // namespace crossfade::test
