// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/command_model.h"
#include "ui/window/widget_keys.h"

#include <QDialog>

#include <vector>

class QLineEdit;
class QPagedPaintDevice;
class QTextBrowser;

namespace crossfade::ui {

/// All keys: those of the menus' actions, by menu, then those of the views. What is typed above
/// leaves what has all its words; what is seen is what is printed.
class ShortcutsSheet : public QDialog {
    Q_OBJECT
public:
    explicit ShortcutsSheet(QWidget* parent);

    /// Opens with these; actions without a key are left out.
    void ask(const std::vector<Command>& commands, const std::vector<WidgetKey>& keys);
    void print(QPagedPaintDevice& paper) const;

    QLineEdit* field() { return m_field; }
    /// As lines of plain text.
    QString text() const;

private:
    void list();
    void choosePrinter();

    std::vector<WidgetKey> m_keys;
    QString m_html;  ///< of what is listed
    QLineEdit* m_field;
    QTextBrowser* m_sheet;
};

}  // namespace crossfade::ui
