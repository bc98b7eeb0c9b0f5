// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/report/document.h"

#include <QByteArray>

namespace crossfade::ui {

/// A PDF of pages in A4, numbered, with the subtitle at the foot of each: figures as vectors, a
/// table on one page where it fits on one, else with its header on each. Without the date that Qt
/// writes, so that the same document gives the same bytes with the same Qt and fonts; in another
/// process only with the same QHashSeed, on which the order of the fonts in the file hangs. Needs a
/// QGuiApplication; any thread. Backend if Qt can't write it.
Result<QByteArray> toPdf(const report::Document& document);

}  // namespace crossfade::ui
