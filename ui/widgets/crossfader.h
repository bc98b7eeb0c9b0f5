// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSlider>
#include <QVariantAnimation>
#include <QWidget>

class QLabel;
class QPushButton;

namespace crossfade::ui {

class ExplorationModel;

/// The way of the crossfader: the baseline, grey and dashed, at its left end, now at its right.
class CrossfadeSlider : public QSlider {
    Q_OBJECT
public:
    static constexpr int kSteps = 200;

    explicit CrossfadeSlider(QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    /// Where the knob is drawn: on its way to the value, where that changed by itself.
    double shown() const { return m_shown; }
    static constexpr int kGlideMs = 180;

protected:
    void sliderChange(SliderChange change) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    double xOf(double part) const;
    void follow(double x);

    double m_shown = 0.0;
    QVariantAnimation m_glide;
};

/// The crossfader: fades everything that is shown from the baseline to now and back. The baseline
/// is what was pinned, or the learned mix.
class Crossfader : public QWidget {
    Q_OBJECT
public:
    explicit Crossfader(ExplorationModel& model, QWidget* parent = nullptr);

    CrossfadeSlider* slider() { return m_slider; }
    /// As the model has it.
    void refresh();
    /// Moves to an end, or from an end to the other: one step.
    void fadeTo(double position);

private:
    ExplorationModel* m_model;
    QPushButton* m_pin;
    QPushButton* m_unpin;
    QLabel* m_from;
    CrossfadeSlider* m_slider;
    QLabel* m_to;
};

}  // namespace crossfade::ui
