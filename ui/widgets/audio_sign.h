// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QRectF>

class QPainter;

namespace crossfade::ui {

enum class AudioSign {
    Playable,  ///< a quiet triangle
    Missing,   ///< an empty one, struck out
    Playing,   ///< a loud one with a wave
};

/// Whether somebody can be heard, as shapes: sharp at any size and pixel ratio, apart without
/// colour.
void paintAudioSign(QPainter& painter, const QRectF& square, AudioSign sign, const Theme& theme);

}  // namespace crossfade::ui
