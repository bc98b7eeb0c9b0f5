// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/modality.h"
#include "ui/theme/theme.h"

#include <QIcon>
#include <QRectF>

class QPainter;

namespace crossfade::ui {

/// Paints the ring: one arc per modality, the first at twelve o'clock, then clockwise, in its
/// colour where it is present and as a thin grey line where it is missing. The same sign
/// everywhere.
void paintRing(QPainter& painter, const QRectF& square, ModalityMask present,
               std::size_t modalities, const Theme& theme);

/// The program's sign: a full ring of three around the query.
QIcon applicationIcon();

}  // namespace crossfade::ui
