// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/support/gui.h"
#include "tests/ui/support/sample_project.h"
#include "ui/window/main_window.h"

#include <QAbstractButton>
#include <QLabel>

#include <filesystem>
#include <memory>

namespace crossfade::test {

/// A window that is shown, with settings of its own.
class WindowTest : public SampleProjectTest {
protected:
    void SetUp() override;
    void TearDown() override;

    ui::MainWindow& window() { return *m_window; }
    ui::ExplorationModel& exploration() { return m_window->exploration(); }
    /// The window goes, as when the program ends, and comes anew.
    void closeWindow();
    void showWindow();

    /// A trained project is open and its charts are there.
    void openTrained();
    bool evaluationSettles();
    /// The map is laid out, everybody is where they belong, and nothing moves any more.
    bool mapSettles();

    /// Types into the search field as a person would, after Ctrl+F.
    void type(const char* text);
    /// Presses a key wherever the focus is.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);

    std::string asked();  ///< label of the artist asked for; empty: nobody

private:
    std::unique_ptr<ui::MainWindow> m_window;
};

/// The button of this text or accessible name, below `parent`; null if there is none.
QAbstractButton* button(QWidget& parent, const char* name);
/// Whether a label that can be seen holds the text.
bool shows(QWidget& parent, const char* text);

}  // namespace crossfade::test
