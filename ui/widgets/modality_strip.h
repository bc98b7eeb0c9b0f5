// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <cstddef>

class QLabel;
class QPushButton;

namespace crossfade::ui {

class Fader;

/// One modality in the mixer: its name in its colour, a fader with the learned weight marked, and a
/// switch. What it shows is set from outside; what a person does comes out as signals.
class ModalityStrip : public QFrame {
    Q_OBJECT
public:
    ModalityStrip(const QString& name, std::size_t modality, QWidget* parent = nullptr);

    /// The two that take the focus, in their order.
    Fader* fader() { return m_fader; }
    QPushButton* onOff() { return m_switch; }

    /// `weight` and `learned` are 0 to 1 of the fader's way. `state` is a line of text below the
    /// switch ("missing", "differs"), which may be empty.
    void setShown(bool on, double weight, double learned, const QString& state);

Q_SIGNALS:
    void switched(bool on);
    void faded(double weight);  ///< while it moves
    void fadeEnded();

protected:
    void changeEvent(QEvent* event) override;

private:
    void restyle();

    std::size_t m_modality;
    QLabel* m_name;
    Fader* m_fader;
    QPushButton* m_switch;
    QLabel* m_state;
};

}  // namespace crossfade::ui
