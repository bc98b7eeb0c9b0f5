// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <functional>
#include <vector>

class QPushButton;

namespace crossfade::ui {

/// Something that can be taken away.
struct RemovableChip {
    QString text;   ///< in the chip, before its ×; elided where it is wider than the flow
    QString what;   ///< what a click does, spoken: "Remove the filter tag jazz"
    QString about;  ///< more of it, in the tooltip; may be empty
    std::function<void()> remove;
};

/// Chips with an ×, as many rows as they need; no height without chips. A click, Enter, Space or
/// Delete takes one away; the focus goes to the one after it.
class ChipFlow : public QWidget {
    Q_OBJECT
public:
    explicit ChipFlow(QWidget* parent = nullptr);
    void setChips(std::vector<RemovableChip> chips);
    const std::vector<RemovableChip>& chips() const { return m_chips; }
    QPushButton* button(std::size_t chip) { return m_buttons[chip]; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addButton();
    void arrange();

    std::vector<RemovableChip> m_chips;
    std::vector<QPushButton*>
        m_buttons;  ///< at least as many; kept, as one is pressed when it goes
};

}  // namespace crossfade::ui
