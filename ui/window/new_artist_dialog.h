// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/neighbour_model.h"
#include "ui/models/new_artist_model.h"

#include <QDialog>

#include <memory>
#include <string>
#include <vector>

class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTableView;

namespace crossfade::ui {

class PlacePreview;
class TagEdit;

/// Where somebody new is written down, and seen among the others before anybody has listened:
/// pasted tags and numbers, or a dropped file, on the left; place, neighbours and what each
/// modality alone says on the right. Not modal.
class NewArtistDialog : public QDialog {
    Q_OBJECT
public:
    /// `layout` is the map that is shown, artists x 2; null for none.
    NewArtistDialog(std::unique_ptr<NewArtistModel> model, std::shared_ptr<const Matrix> layout,
                    QWidget* parent = nullptr);

    /// Takes what a file says of one artist.
    void takeFile(const QString& path);

    NewArtistModel& model() { return *m_model; }
    QLineEdit* name() { return m_name; }
    TagEdit* tags() { return m_tags; }
    QPushButton* keepButton() { return m_keep; }
    QTableView* table() { return m_table; }
    PlacePreview* preview() { return m_preview; }
    /// All that is said beside the lists.
    QString sentences() const;

Q_SIGNALS:
    void keepWanted(const NewArtistCorrection& who);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    struct Field {
        std::string modality;
        QPlainTextEdit* text = nullptr;  ///< null for listeners, who only come from files
        QLabel* verdict = nullptr;
    };
    QWidget* makeLeft();
    QWidget* makeRight();
    void styleTable();
    void addField(QFormLayout& form, const ModalityData& modality);
    QString whatIsNeeded() const;
    void refresh();
    void showSeen();

    std::unique_ptr<NewArtistModel> m_model;
    std::shared_ptr<const Matrix> m_layout;
    NeighbourModel m_neighbours;
    std::vector<Field> m_fields;
    QLineEdit* m_name;
    TagEdit* m_tags = nullptr;
    PlacePreview* m_preview;
    QTableView* m_table;
    QLabel* m_reason;
    QLabel* m_says;
    QLabel* m_needed;
    QPushButton* m_keep;
};

}  // namespace crossfade::ui
