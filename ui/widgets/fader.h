// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSlider>

#include <cstddef>

namespace crossfade::ui {

/// A vertical fader in a modality's colour, with a tick at the learned weight.
class Fader : public QSlider {
    Q_OBJECT
public:
    static constexpr int kSteps = 200;

    Fader(std::size_t modality, QWidget* parent = nullptr);
    void setLearned(double part);  ///< 0 to 1
    void setDimmed(bool dimmed);
    QSize sizeHint() const override { return {44, 80}; }
    QSize minimumSizeHint() const override { return {36, 52}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    double yOf(double part) const;
    void follow(double y);

    std::size_t m_modality;
    double m_learned = 0.0;
    bool m_dimmed = false;
};

}  // namespace crossfade::ui
