using System.Collections.Frozen;

namespace SupportBot.Runtime.Dialogs;

/// <summary>The dialogs that can be begun, by id.</summary>
internal sealed class DialogSet(IEnumerable<Dialog> dialogs)
{
    private readonly FrozenDictionary<string, Dialog> _dialogs = dialogs.ToFrozenDictionary(dialog => dialog.Id, StringComparer.Ordinal);

    public Dialog? Find(string id) => _dialogs.GetValueOrDefault(id);
}
