namespace SupportBot.Runtime.Recognizers.Phrases;

/// <summary>What a phrase speaks for.</summary>
internal enum LabelKind
{
    /// <summary>A topic, by the path of its folder.</summary>
    Topic,

    /// <summary>An intent, by name.</summary>
    Intent,

    /// <summary>A text that answers the question, by id.</summary>
    Answer,

    /// <summary>A choice of a prompt or the value of a slot, by the id of its text.</summary>
    Choice,

    /// <summary>A word list that code looks at itself, by name.</summary>
    List,
}
