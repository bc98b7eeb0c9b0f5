// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/collections_panel.h"

#include "ui/models/text.h"
#include "ui/widgets/flat_button.h"
#include "ui/window/collection_table.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include <array>
#include <utility>

namespace crossfade::ui {

namespace {
constexpr int kAskWidth = 360;  // of the dialog for a name: its title fits
}  // namespace

CollectionsPanel::CollectionsPanel(CollectionsModel& model, QWidget* parent)
    : QWidget(parent),
      m_model(&model),
      m_choice(new QComboBox),
      m_new(new QPushButton(tr("New…"))),
      m_more(makeFlatButton(QStringLiteral("⋯"), tr("More to do with the collection"))),
      m_notes(new QLineEdit),
      m_table(new CollectionTable(model)),
      m_query(new QPushButton(tr("Ask for all"))),
      m_select(new QPushButton(tr("Select"))),
      m_remove(new QPushButton(tr("Remove")))
{
    setObjectName(QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(6);
    layout->addLayout(makeTop());
    layout->addWidget(m_notes);
    layout->addWidget(m_table, 1);
    layout->addLayout(makeFoot());
    m_notes->setPlaceholderText(tr("What the collection is for"));
    m_notes->setAccessibleName(tr("Notes on the collection"));
    connect(m_notes, &QLineEdit::editingFinished, this,
            [this] { m_model->setNotes(m_notes->text().trimmed()); });
    connect(m_table, &CollectionTable::artistActivated, this, &CollectionsPanel::artistWanted);
    connect(m_table, &CollectionTable::collectionWanted, this, &CollectionsPanel::createOf);
    connect(m_table, &CollectionTable::menuWanted, this, &CollectionsPanel::menuWanted);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { m_remove->setEnabled(m_table->selectionModel()->hasSelection()); });
    connect(m_model, &CollectionsModel::changed, this, &CollectionsPanel::refresh);
    refresh();
}

QLayout* CollectionsPanel::makeTop()
{
    m_choice->setAccessibleName(tr("Collection"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(10);
    connect(m_choice, &QComboBox::activated, this,
            [this](int at) { m_model->choose(m_choice->itemData(at).toLongLong()); });
    m_new->setToolTip(tr("Make a collection"));
    connect(m_new, &QPushButton::clicked, this, [this] { createOf({}); });
    auto* more = new QMenu(m_more);
    fillMore(*more);
    m_more->setMenu(more);
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    row->addWidget(m_choice, 1);
    row->addWidget(m_new);
    row->addWidget(m_more);
    return row;
}

void CollectionsPanel::fillMore(QMenu& menu)
{
    std::vector<QAction*> needOne;
    needOne.push_back(menu.addAction(tr("&Rename…"), this, [this] {
        ask(tr("Another name for the collection"), qt(m_model->chosen()->name),
            [this](const QString& name) { return m_model->rename(name); });
    }));
    needOne.push_back(menu.addAction(tr("&Delete"), m_model, &CollectionsModel::remove));
    menu.addSeparator();
    QMenu* save = menu.addMenu(tr("&Save as"));
    fillFormats(*save, [this](const QString& ending) { chooseExport(ending); });
    QMenu* copy = menu.addMenu(tr("&Copy as"));
    fillFormats(*copy, [this](const QString& ending) { copyAs(ending); });
    needOne.push_back(save->menuAction());
    needOne.push_back(copy->menuAction());
    menu.addSeparator();
    QAction* import = menu.addAction(tr("&Import a list…"), this, &CollectionsPanel::chooseImport);
    connect(&menu, &QMenu::aboutToShow, this, [this, needOne, import] {
        for (QAction* action : needOne) action->setEnabled(m_model->chosen() != nullptr);
        import->setEnabled(m_model->session() != nullptr);
    });
}

void CollectionsPanel::fillFormats(QMenu& menu, const std::function<void(const QString&)>& wanted)
{
    const std::array<std::pair<QString, QString>, 4> formats = {
        {{tr("CSV"), QStringLiteral(".csv")},
         {tr("JSON"), QStringLiteral(".json")},
         {tr("Markdown"), QStringLiteral(".md")},
         {tr("M3U playlist"), QStringLiteral(".m3u8")}}};
    for (const auto& [name, ending] : formats)
        menu.addAction(name, this, [wanted, ending = ending] { wanted(ending); });
}

QLayout* CollectionsPanel::makeFoot()
{
    m_query->setToolTip(tr("All artists of the collection at once as the query"));
    m_select->setToolTip(tr("Select the artists of the collection on the map"));
    m_select->setAccessibleName(tr("Select on the map"));
    m_remove->setToolTip(tr("Take the chosen artists out of the collection (Delete)"));
    connect(m_query, &QPushButton::clicked, this, [this] { Q_EMIT queryWanted(m_model->rows()); });
    connect(m_select, &QPushButton::clicked, this,
            [this] { Q_EMIT selectionWanted(m_model->rows()); });
    connect(m_remove, &QPushButton::clicked, m_table, &CollectionTable::removeChosen);
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    row->addWidget(m_query);
    row->addWidget(m_select);
    row->addStretch();
    row->addWidget(m_remove);
    return row;
}

QString CollectionsPanel::emptyReason() const
{
    if (m_model->session() == nullptr) return tr("No project is open.");
    if (m_model->chosen() == nullptr)
        return tr(
            "A collection keeps artists in your own order. New… makes one, and so do C at an "
            "artist and an artist dropped here.");
    if (m_model->artists().empty())
        return tr(
            "Nobody is in it yet. Drag artists here from the neighbours, the search or the "
            "map's selection, or press C at an artist.");
    return {};
}

void CollectionsPanel::refresh()
{
    const CollectionRecord* chosen = m_model->chosen();
    m_choice->clear();
    for (const CollectionRecord& one : m_model->collections()) {
        m_choice->addItem(tr("%1 (%2)").arg(qt(one.name), wholeText(one.artists.size())),
                          QVariant::fromValue<qlonglong>(one.id));
        if (&one == chosen) m_choice->setCurrentIndex(m_choice->count() - 1);
    }
    m_choice->setEnabled(chosen != nullptr);
    m_choice->setPlaceholderText(tr("No collection"));
    m_new->setEnabled(m_model->session() != nullptr);
    m_more->setEnabled(m_model->session() != nullptr);
    m_notes->setVisible(chosen != nullptr);
    if (!m_notes->isModified() || !m_notes->hasFocus())
        m_notes->setText(chosen != nullptr ? qt(chosen->notes) : QString());
    const bool any = !m_model->rows().empty();
    m_query->setEnabled(any);
    m_select->setEnabled(any);
    m_remove->setEnabled(m_table->selectionModel()->hasSelection());
    m_table->setEmptyReason(emptyReason());
}

void CollectionsPanel::ask(const QString& title, const QString& preset,
                           const std::function<bool(const QString&)>& take)
{
    auto* dialog = new QInputDialog(window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setLabelText(tr("Name"));
    dialog->setTextValue(preset);
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this, title, take](const QString& text) {
                if (!take(text)) ask(title, text, take);
            });
    dialog->open();
    // Its layout says how wide it is, and that its field.
    dialog->findChild<QLineEdit*>()->setMinimumWidth(kAskWidth);
}

void CollectionsPanel::createOf(const std::vector<ArtistRow>& artists)
{
    ask(tr("A new collection"), {},
        [this, artists](const QString& name) { return m_model->create(name, artists); });
}

void CollectionsPanel::copyAs(const QString& ending)
{
    if (const auto text = m_model->text(ending)) QApplication::clipboard()->setText(*text);
}

void CollectionsPanel::chooseExport(const QString& ending)
{
    const QString file = QFileDialog::getSaveFileName(
        this, tr("Save the collection"), qt(m_model->chosen()->name) + ending,
        tr("CSV (*.csv);;JSON (*.json);;Markdown (*.md);;Playlist (*.m3u *.m3u8);;All files (*)"));
    if (!file.isEmpty()) m_model->exportTo(file);
}

void CollectionsPanel::chooseImport()
{
    const QString file = QFileDialog::getOpenFileName(
        this, tr("A list of artists"), {}, tr("Lists (*.csv *.tsv *.json *.txt);;All files (*)"));
    if (!file.isEmpty()) m_model->importFrom(file);
}

}  // namespace crossfade::ui
