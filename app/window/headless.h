// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace crossfade {

struct HeadlessRequest {
    QString project;
    QString output;  ///< folder for the pictures
    QString artist;  ///< whom to ask for: a name or id; empty: as the session was left
};

/// Draws the map and the charts of a project into PNG files without a display, and prints their
/// names. Returns the exit code.
int runHeadless(const HeadlessRequest& request);

}  // namespace crossfade
