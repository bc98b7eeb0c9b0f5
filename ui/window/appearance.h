// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPalette>

#include <functional>

namespace crossfade::ui {

struct Theme;

enum class Appearance { System, Light, Dark };

/// Colours the whole application. Where the choice is the system's, it stays so when the system
/// turns light or dark while the program runs.
class AppearanceKeeper : public QObject {
    Q_OBJECT
public:
    using PaletteSource = std::function<QPalette()>;
    /// `system` gives the palette that the system wants now.
    explicit AppearanceKeeper(PaletteSource system, QObject* parent = nullptr);

    void apply(Appearance appearance);
    Appearance inForce() const { return m_inForce; }

protected:
    /// Of the application: there the system's changes arrive.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    const Theme& theme() const;
    void colour();

    PaletteSource m_system;
    Appearance m_inForce = Appearance::System;
    bool m_colouring = false;  ///< the palette that changes is the one set here
    bool m_queued = false;
};

/// Through the keeper that the application owns, which the first call makes.
void applyAppearance(Appearance appearance);
/// What was applied last; the system's if nothing was.
Appearance appearanceInForce();

}  // namespace crossfade::ui
