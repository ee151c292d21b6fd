import java.io.File;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.DirectedGraph;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Node;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.EdgeDirectionDefault;
import org.gephi.io.importer.api.EdgeMergeStrategy;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

/** Opens a graph file as Gephi does and prints what it sees: counts, one node, the columns. */
public class OpenInGephi {
    public static void main(String[] arguments) throws Exception {
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        Workspace workspace = projects.getCurrentWorkspace();
        ImportController importer = Lookup.getDefault().lookup(ImportController.class);
        Container container = importer.importFile(new File(arguments[0]));
        container.getLoader().setEdgesMergeStrategy(EdgeMergeStrategy.NO_MERGE);
        importer.process(container, new DefaultProcessor(), workspace);
        GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace);
        DirectedGraph graph = model.getDirectedGraph();
        System.out.println("nodes=" + graph.getNodeCount() + " edges=" + graph.getEdgeCount());
        System.out.println("issues=" + container.getReport().getText().replace('\n', '|'));
        Node node = graph.getNode(arguments[1]);
        System.out.println("label=" + node.getLabel() + " colour=" + (int) (node.r() * 255) + "," + (int) (node.g() * 255)
            + "," + (int) (node.b() * 255) + " size=" + node.size() + " x=" + node.x() + " y=" + node.y());
        StringBuilder columns = new StringBuilder();
        for (Column column : model.getNodeTable()) {
            columns.append(column.getTitle()).append(':').append(column.getTypeClass().getSimpleName()).append(' ');
        }
        System.out.println("node columns=" + columns.toString().trim());
        columns.setLength(0);
        for (Column column : model.getEdgeTable()) {
            columns.append(column.getTitle()).append(':').append(column.getTypeClass().getSimpleName()).append(' ');
        }
        System.out.println("edge columns=" + columns.toString().trim());
    }
}
