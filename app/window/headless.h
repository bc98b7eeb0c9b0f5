// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace crossfade {

struct HeadlessRequest {
    QString project;
    QString output;  ///< folder for the pictures
    QString artist;  ///< whom to ask for: a name or id; empty: as the session was left
};

struct HeadlessReport {
    QString project;
    QString file;         ///< .html, .pdf, .md or .tex
    QStringList systems;  ///< runs by number, baselines by name; empty: all
};

/// Draws the map and the charts of a project into PNG files without a display, and prints their
/// names. Returns the exit code.
int runHeadless(const HeadlessRequest& request);

/// Writes a report and prints the names of its files, the document's first. Returns the exit code.
int runHeadless(const HeadlessReport& request);

}  // namespace crossfade
