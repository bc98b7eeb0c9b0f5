// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/map/map_export.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace crossfade::ui {

enum class PictureGround { Window, Light, Dark, Transparent };

/// What a person wants saved of the map.
struct PictureChoice {
    QSize size = {1280, 800};  ///< in device-independent pixels
    int scale = 2;             ///< pixels per each of them
    PictureFormat format = PictureFormat::Png;
    PictureGround ground = PictureGround::Window;  ///< never Transparent in a PDF
    bool caption = true;                           ///< a line of text below

    bool operator==(const PictureChoice&) const = default;
};

/// Asks how large a picture of the map is to be and in which format. It only asks; where the choice
/// is kept until the next time is its owner's affair.
class PictureDialog : public QDialog {
    Q_OBJECT
public:
    explicit PictureDialog(const PictureChoice& before, QWidget* parent = nullptr);

    PictureChoice choice() const;

private:
    void fillCombos();
    void arrange();
    void setChoice(const PictureChoice& choice);
    void takePreset(int preset);
    /// What depends on the rest: the preset, which grounds there are, the sentence, the button.
    void refresh();
    QString sentence() const;

    QComboBox* m_preset;
    QSpinBox* m_width;
    QSpinBox* m_height;
    QComboBox* m_scale;
    QComboBox* m_format;
    QComboBox* m_ground;
    QCheckBox* m_caption;
    QLabel* m_says;
    QPushButton* m_save = nullptr;
};

}  // namespace crossfade::ui
