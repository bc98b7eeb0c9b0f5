// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QString>

#include <array>
#include <cstddef>

namespace crossfade::ui {

/// The colours of one appearance. One colour per modality, everywhere; one for the query and for
/// "now", which nothing else uses. What is written has a contrast of 4.5 : 1 or more on ground,
/// panel and raised (WCAG AA) except `dim`, which is for what can't be used now; what is drawn has
/// 3 on the panel.
struct Theme {
    bool dark = false;
    QColor ground, panel, raised, line, text, muted, dim, point;
    QColor now;
    std::array<QColor, 8> modality;  ///< Okabe–Ito, in the order of the catalogue's modalities
    std::array<QColor, 8> modalityText;  ///< the same to write in

    QPalette palette() const;
    /// For the whole application.
    QString styleSheet() const;
};

const Theme& lightTheme();
const Theme& darkTheme();

/// Black or white, nearly: what can be read better on a colour.
QColor textOn(const QColor& ground);

/// The theme that a palette belongs to, by how light its text is: also for the system's.
const Theme& themeFor(const QPalette& palette);

/// Sizes in device-independent pixels.
inline constexpr int kGrid = 8;
inline constexpr int kHeadSize = 11;
inline constexpr int kTextSize = 13;
inline constexpr int kSearchSize = 15;
inline constexpr int kNameSize = 24;

/// How many times as large everything is that is shown to a room.
inline constexpr int kStageScale = 2;
/// To be set on a widget: all lengths of styleSheet() in it kStageScale times as large, but for
/// hairlines. Holds no colours.
QString stageSheet();
/// How many times as large as usual a widget of this font is to draw itself.
double typeScale(const QFont& font);

}  // namespace crossfade::ui
