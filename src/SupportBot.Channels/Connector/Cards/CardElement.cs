using System.Text.Json.Serialization;

namespace SupportBot.Channels.Connector.Cards;

/// <summary>A part of a card.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Words), "RichTextBlock")]
[JsonDerivedType(typeof(Buttons), "ActionSet")]
[JsonDerivedType(typeof(Columns), "ColumnSet")]
[JsonDerivedType(typeof(Field), "Input.Text")]
internal abstract record CardElement
{
    /// <summary>The distance to what stands above: <c>small</c>, <c>medium</c> or <c>large</c>; <see langword="null"/> means the client's own.</summary>
    public string? Spacing { get; init; }

    /// <summary>A line of text. Unlike a TextBlock, its words are never read as Markdown, whoever wrote them.</summary>
    /// <param name="Inlines">The words.</param>
    public sealed record Words(IReadOnlyList<CardRun> Inlines) : CardElement;

    /// <summary>Buttons in a row.</summary>
    /// <param name="Actions">The buttons, at most six: clients hide more.</param>
    public sealed record Buttons(IReadOnlyList<CardButton> Actions) : CardElement
    {
        public const int Most = 6;
    }

    /// <summary>Parts side by side.</summary>
    /// <param name="Items">The columns.</param>
    public sealed record Columns([property: JsonPropertyName("columns")] IReadOnlyList<CardColumn> Items) : CardElement;

    /// <summary>A field of several lines to write in. What is written comes back beside the button's data, under the field's id.</summary>
    /// <param name="Id">The member in which it comes back.</param>
    /// <param name="Label">What to write.</param>
    /// <param name="MaxLength">The most characters.</param>
    public sealed record Field(string Id, string Label, int MaxLength) : CardElement
    {
        public bool IsMultiline { get; } = true;

        /// <summary>Whether nothing can be sent without it; then <see cref="ErrorMessage"/> says so.</summary>
        public bool? IsRequired { get; init; }

        public string? ErrorMessage { get; init; }
    }
}
