// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/headless.h"
#include "ui/window/appearance.h"

#include <QString>

#include <variant>

class QCoreApplication;

namespace crossfade {

/// A window on a project, or on none.
struct WindowRequest {
    QString project;  ///< or a catalogue folder; empty: none
    QString artist;
    bool leaveAtOnce = false;
};

/// What the command line asks for.
struct Arguments {
    ui::Appearance appearance = ui::Appearance::System;
    std::variant<WindowRequest, HeadlessRequest, HeadlessMap, HeadlessStory, HeadlessReport>
        request;
};

/// "--headless" is among the arguments: asked before there is a QApplication, which would need a
/// display.
bool asksForHeadless(int argc, char** argv);

/// What was asked for; or, after saying what is wrong with it on stderr, nothing. Ends the program
/// for --help and --version. Without --theme a window appears as it was left, a picture light.
std::optional<Arguments> parseArguments(const QCoreApplication& application);

}  // namespace crossfade
