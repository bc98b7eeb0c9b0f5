// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflow/layout_run.h"
#include "ui/window/picture_dialog.h"

#include <QSize>
#include <QString>
#include <QStringList>

namespace crossfade {

struct HeadlessRequest {
    QString project;
    QString output;  ///< folder for the pictures
    QString artist;  ///< whom to ask for: a name or id; empty: as the session was left
};

struct HeadlessMap {
    QString project;
    QString file;    ///< .png, .svg or .pdf
    QString artist;  ///< as above
    LayoutKey layout;
    ui::PictureChoice picture;
};

struct HeadlessStory {
    QString project;
    QString story;   ///< its file
    QString output;  ///< folder for the pictures
    QSize size{1920, 1080};
};

struct HeadlessReport {
    QString project;
    QString file;         ///< .html, .pdf, .md or .tex
    QStringList systems;  ///< runs by number, baselines by name; empty: all
};

/// Draws the map and the charts of a project into PNG files without a display, and prints their
/// names. Returns the exit code.
int runHeadless(const HeadlessRequest& request);

/// Draws the whole map into one file, and prints its name. A layout that the project has not stored
/// is made first, and stored. Returns the exit code.
int runHeadless(const HeadlessMap& request);

/// Draws each step of a story as a room sees it into step-01.png and so on, and prints their names;
/// what of a step is not to be had is said on stderr. Returns the exit code.
int runHeadless(const HeadlessStory& request);

/// Writes a report and prints the names of its files, the document's first. Returns the exit code.
int runHeadless(const HeadlessReport& request);

}  // namespace crossfade
