// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace crossfade::ui {

/// A sweep that comes with the program (resources/experiments).
struct ReadySweep {
    QString name;
    QString question;  ///< what it asks: the comment at its head
    QString text;
    QString fileName;
};

/// By name.
std::vector<ReadySweep> readySweeps();

}  // namespace crossfade::ui
