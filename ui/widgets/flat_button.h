// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QPushButton;
class QString;

namespace crossfade::ui {

/// A button without a frame; `what` is its tooltip and what is spoken.
QPushButton* makeFlatButton(const QString& text, const QString& what);

}  // namespace crossfade::ui
